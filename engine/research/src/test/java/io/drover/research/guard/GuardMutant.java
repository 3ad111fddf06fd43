package io.drover.research.guard;

import io.drover.rulebook.RuleSources;

/**
 * The shipped guards with one thing changed.
 *
 * @param name what was changed
 * @param rule name of the rule that was changed or is gone; "" when it is a row of the table
 * @param control of that rule or row
 * @param kind of change
 * @param variant the changed rule under a name of its own, "" when it is gone
 * @param sources the whole rule set with the change
 */
record GuardMutant(String name, String rule, String control, Kind kind, String variant, RuleSources sources) {
    enum Kind {
        RULE_REMOVED,
        ROW_REMOVED,
        /** The rule measures the limit against the value, or a rung is reached below instead of above. */
        COMPARISON_NEGATED,
        /** One condition of the rule asks for the opposite. */
        CONDITION_NEGATED
    }

    @Override
    public String toString() {
        return name;
    }

    /** Rule file that it stands in. */
    String file() {
        return "guard/" + rule.split("\\.", -1)[1] + ".drl";
    }

    /** Name that the changed rule goes by beside the original. */
    String variantName() {
        return variant.isEmpty() ? "" : variant.substring(variant.indexOf('"') + 1, variant.indexOf("\"\n"));
    }
}
