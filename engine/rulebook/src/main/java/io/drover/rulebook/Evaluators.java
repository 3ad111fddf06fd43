package io.drover.rulebook;

import io.drover.rulebook.direct.Memory;
import io.drover.rulebook.direct.Plan;
import io.drover.rulebook.direct.UnsupportedRuleException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.modelcompiler.KieBaseBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the evaluators of one rule set. */
final class Evaluators {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluators.class);

    private final EvaluatorSettings settings;

    Evaluators(EvaluatorSettings settings) {
        this.settings = settings;
    }

    /** A fresh Drools session for each stage and call. */
    StageEvaluator reference(CompiledRules rules) {
        Map<Stage, StageRunner> runners = new EnumMap<>(Stage.class);
        rules.stages()
                .forEach((stage, compiled) -> runners.put(
                        stage,
                        new SessionRunner(
                                KieBaseBuilder.createKieBaseFromModel(
                                        compiled.classes().models()),
                                settings.firingLimit(),
                                types(compiled.reads()),
                                () -> {})));
        return new StageEvaluator(rules.ruleSet(), runners, settings);
    }

    /** The same, of the classic model. */
    StageEvaluator classic(CheckedRules checked) {
        Map<Stage, StageRunner> runners = new EnumMap<>(Stage.class);
        checked.perStage(RuleCompiler::classic)
                .forEach((stage, compiled) -> runners.put(
                        stage,
                        new SessionRunner(
                                compiled.base(),
                                settings.firingLimit(),
                                types(checked.reads(stage)),
                                compiled.closing())));
        return new StageEvaluator(checked.ruleSet(), runners, settings);
    }

    /**
     * Without sessions.
     *
     * @throws UnsupportedRuleException when a rule has a construct that only the reference knows
     */
    StageEvaluator direct(CompiledRules rules) {
        Memory memory = new Memory();
        Map<Stage, StageRunner> runners = new EnumMap<>(Stage.class);
        rules.stages().forEach((stage, compiled) -> {
            Plan plan = Plan.of(compiled.classes().models(), compiled.order(), memory);
            runners.put(stage, new PlanRunner(plan, memory, settings.firingLimit()));
        });
        return new StageEvaluator(rules.ruleSet(), runners, settings);
    }

    /** Without sessions where every rule allows it; else the reference, wholly. */
    StageEvaluator quickest(CompiledRules rules) {
        return sessionless(rules).orElseGet(() -> reference(rules));
    }

    /** Without sessions, where every rule allows it; else the log says which does not, and why. */
    Optional<StageEvaluator> sessionless(CompiledRules rules) {
        try {
            return Optional.of(direct(rules));
        } catch (UnsupportedRuleException e) {
            LOG.warn(
                    "evaluator_reference rule_set={} reason=\"{}\"",
                    rules.ruleSet().hash(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static Set<Class<?>> types(Set<String> names) {
        return names.stream().flatMap(n -> FactTypes.find(n).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
