package io.drover.rulebook;

import io.drover.decision.RuleSet;
import io.drover.rulebook.direct.StageCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule set that passed all checks and was compiled: all that evaluators are made from.
 *
 * @param ruleSet identity, rules and tables
 * @param stages what was compiled; a stage without rules is absent
 */
record CompiledRules(RuleSet ruleSet, Map<Stage, CompiledStage> stages) {
    CompiledRules {
        EnumMap<Stage, CompiledStage> copy = new EnumMap<>(Stage.class);
        copy.putAll(stages);
        stages = Collections.unmodifiableMap(copy);
    }

    /** The code of a stage; absent until it has been generated. */
    Optional<StageCode> code(Stage stage) {
        return Optional.ofNullable(stages.get(stage)).flatMap(CompiledStage::code);
    }

    /** The same with the code of all stages. */
    CompiledRules with(Map<Stage, StageCode> code) {
        Map<Stage, CompiledStage> complete = new EnumMap<>(Stage.class);
        stages.forEach((stage, s) -> complete.put(
                stage, new CompiledStage(s.order(), s.reads(), s.classes(), Optional.ofNullable(code.get(stage)))));
        return new CompiledRules(ruleSet, complete);
    }

    /**
     * One stage.
     *
     * @param order names of its rules in an order in which they may fire one after the other
     * @param reads simple names of the facts that its patterns name
     * @param classes what the compiler made
     * @param code the plan as classes; absent until it has been generated
     */
    record CompiledStage(List<String> order, Set<String> reads, RuleClasses classes, Optional<StageCode> code) {
        CompiledStage {
            order = List.copyOf(order);
            reads = Set.copyOf(reads);
        }

        /** Not generated yet. */
        CompiledStage(List<String> order, Set<String> reads, RuleClasses classes) {
            this(order, reads, classes, Optional.empty());
        }
    }
}
