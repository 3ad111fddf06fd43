package io.drover.decision;

import java.util.List;

/**
 * Identity and tables of a checked rule set.
 *
 * @param hash SHA-256, lower-case hex, over sorted names and contents of all its files and tables
 * @param rules all rules, by file and line
 * @param limits rows of the limits table
 * @param strategies rows of the strategies table
 */
public record RuleSet(String hash, List<RuleInfo> rules, List<LimitRow> limits, List<StrategyRow> strategies) {
    public RuleSet {
        rules = List.copyOf(rules);
        limits = List.copyOf(limits);
        strategies = List.copyOf(strategies);
    }
}
