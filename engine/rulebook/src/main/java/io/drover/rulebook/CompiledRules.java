package io.drover.rulebook;

import io.drover.decision.RuleSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /**
     * One stage.
     *
     * @param order names of its rules in an order in which they may fire one after the other
     * @param reads simple names of the facts that its patterns name
     * @param classes what the compiler made
     */
    record CompiledStage(List<String> order, Set<String> reads, RuleClasses classes) {
        CompiledStage {
            order = List.copyOf(order);
            reads = Set.copyOf(reads);
        }
    }
}
