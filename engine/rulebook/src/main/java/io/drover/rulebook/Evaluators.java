package io.drover.rulebook;

import io.drover.rulebook.direct.Memory;
import io.drover.rulebook.direct.Plan;
import io.drover.rulebook.direct.UnsupportedRuleException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.modelcompiler.KieBaseBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the evaluators of one checked rule set. */
final class Evaluators {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluators.class);

    private final CheckedRules checked;
    private final EvaluatorSettings settings;

    Evaluators(CheckedRules checked, EvaluatorSettings settings) {
        this.checked = checked;
        this.settings = settings;
    }

    /** A fresh Drools session for each stage and call. */
    StageEvaluator reference(Map<Stage, RuleClasses> classes) {
        Map<Stage, StageRunner> runners = new EnumMap<>(Stage.class);
        classes.forEach((stage, compiled) -> runners.put(
                stage,
                new SessionRunner(
                        KieBaseBuilder.createKieBaseFromModel(compiled.models()),
                        settings.firingLimit(),
                        read(stage),
                        () -> {})));
        return new StageEvaluator(checked, runners, settings);
    }

    /** The same, of the classic model. */
    StageEvaluator classic() {
        Map<Stage, StageRunner> runners = new EnumMap<>(Stage.class);
        checked.perStage(RuleCompiler::classic)
                .forEach((stage, compiled) -> runners.put(
                        stage,
                        new SessionRunner(compiled.base(), settings.firingLimit(), read(stage), compiled.closing())));
        return new StageEvaluator(checked, runners, settings);
    }

    /**
     * Without sessions.
     *
     * @throws UnsupportedRuleException when a rule has a construct that only the reference knows
     */
    StageEvaluator direct(Map<Stage, RuleClasses> classes) {
        Memory memory = new Memory();
        Map<Stage, StageRunner> runners = new EnumMap<>(Stage.class);
        classes.forEach((stage, compiled) -> {
            Plan plan = Plan.of(compiled.models(), FiringOrder.of(checked.rules(stage)), memory);
            runners.put(stage, new PlanRunner(plan, memory, settings.firingLimit()));
        });
        return new StageEvaluator(checked, runners, settings);
    }

    /** Without sessions where every rule allows it; else the reference, wholly. */
    StageEvaluator quickest(Map<Stage, RuleClasses> classes) {
        try {
            return direct(classes);
        } catch (UnsupportedRuleException e) {
            LOG.warn(
                    "evaluator_reference rule_set={} reason={}",
                    checked.ruleSet().hash(),
                    e.getMessage());
            return reference(classes);
        }
    }

    private Set<Class<?>> read(Stage stage) {
        return checked.rules(stage).stream()
                .flatMap(r -> Pattern.of(r.tree()).stream())
                .flatMap(p -> FactTypes.find(p.type()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
