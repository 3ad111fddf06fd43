package io.drover.rulebook;

import io.drover.rulebook.direct.Memory;
import io.drover.rulebook.direct.Plan;
import io.drover.rulebook.direct.StageCode;
import io.drover.rulebook.direct.UnsupportedRuleException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drools.modelcompiler.KieBaseBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the evaluators of one rule set. */
final class Evaluators {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluators.class);
    private static final String REFERENCE = "reference";
    private static final String DIRECT = "direct";

    private final EvaluatorSettings settings;
    private final Function<Plan, StageCode> compiler;

    Evaluators(EvaluatorSettings settings) {
        this(settings, Plan::compile);
    }

    /** @param compiler makes code of plans */
    Evaluators(EvaluatorSettings settings, Function<Plan, StageCode> compiler) {
        this.settings = settings;
        this.compiler = compiler;
    }

    /** A fresh Drools session for each stage and call. */
    StageEvaluator reference(CompiledRules rules) {
        Map<Stage, StageRunner> runners = new EnumMap<>(Stage.class);
        rules.stages()
                .forEach((stage, compiled) -> runners.put(
                        stage,
                        new SessionRunner(
                                KieBaseBuilder.createKieBaseFromModel(
                                        compiled.classes().models(), SessionRunner.SHARING),
                                settings.firingLimit(),
                                types(compiled.reads()),
                                () -> {})));
        return new StageEvaluator(REFERENCE, rules.ruleSet(), runners, settings);
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
        return new StageEvaluator(REFERENCE, checked.ruleSet(), runners, settings);
    }

    /**
     * Without sessions.
     *
     * @throws UnsupportedRuleException when a rule has a construct that only the reference knows
     */
    StageEvaluator direct(CompiledRules rules) {
        return of(rules, plans(rules));
    }

    /**
     * Without sessions, by code generated from the plans.
     *
     * @throws UnsupportedRuleException when a rule has a construct that only the reference knows
     * @throws IllegalStateException when a plan cannot be compiled
     */
    StageEvaluator generated(CompiledRules rules) {
        Map<Stage, PlanRunner> plans = plans(rules);
        plans.values().forEach(runner -> runner.runBy(compiler.apply(runner.plan())));
        return of(rules, plans);
    }

    /** The rules with the code of their plans; as they are where a construct or a plan does not allow it, with one WARN. */
    CompiledRules withCode(CompiledRules rules) {
        List<CompiledRules> versions = new ArrayList<>(List.of(rules));
        sessionless(rules, Runnable::run, versions::add).ifPresent(StageEvaluator::close);
        return versions.get(versions.size() - 1);
    }

    private Map<Stage, PlanRunner> plans(CompiledRules rules) {
        Memory memory = new Memory();
        Map<Stage, PlanRunner> plans = new EnumMap<>(Stage.class);
        rules.stages().forEach((stage, compiled) -> {
            Plan plan = Plan.of(compiled.classes().models(), compiled.order(), memory);
            plans.put(stage, new PlanRunner(plan, memory, settings.firingLimit()));
        });
        return plans;
    }

    private StageEvaluator of(CompiledRules rules, Map<Stage, PlanRunner> plans) {
        return new StageEvaluator(DIRECT, rules.ruleSet(), plans, settings);
    }

    /** As it comes: without sessions where every rule allows it, by code where the rule set brings some. */
    StageEvaluator quickest(CompiledRules rules) {
        return sessionless(rules).orElseGet(() -> reference(rules));
    }

    /**
     * Without sessions where every rule allows it, by generated code as soon as there is some; else the reference, wholly.
     *
     * @param background where code is compiled when the rule set brings none
     * @param kept told of the rule set with the code that was compiled, in the background
     */
    StageEvaluator quickest(CompiledRules rules, Executor background, Consumer<CompiledRules> kept) {
        return sessionless(rules, background, kept).orElseGet(() -> reference(rules));
    }

    /** Without sessions, where every rule allows it; else the log says which does not, and why. */
    Optional<StageEvaluator> sessionless(CompiledRules rules) {
        return sessionless(rules, unwanted -> {}, code -> {});
    }

    private Optional<StageEvaluator> sessionless(
            CompiledRules rules, Executor background, Consumer<CompiledRules> kept) {
        try {
            Map<Stage, PlanRunner> plans = plans(rules);
            PlanCompilation compilation = new PlanCompilation(rules, plans, compiler, kept);
            if (!compilation.useKept()) {
                background.execute(compilation);
            }
            return Optional.of(new StageEvaluator(DIRECT, rules.ruleSet(), plans, settings, compilation::close));
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
