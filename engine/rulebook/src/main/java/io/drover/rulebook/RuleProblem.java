package io.drover.rulebook;

import java.util.Comparator;

/**
 * One reason why a rule set is refused.
 *
 * @param file rule file or table, relative to the rules directory
 * @param line from 1
 * @param rule name of the rule, "" when it is about no single rule
 * @param what what is wrong, with the value
 * @param maybe what to try, a sentence without "Maybe"; "" when there is nothing to suggest
 */
public record RuleProblem(String file, int line, String rule, String what, String maybe)
        implements Comparable<RuleProblem> {
    private static final Comparator<RuleProblem> ORDER = Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparing(RuleProblem::rule)
            .thenComparing(RuleProblem::what)
            .thenComparing(RuleProblem::maybe);

    @Override
    public int compareTo(RuleProblem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line [rule] what is wrong. Maybe …}. */
    @Override
    public String toString() {
        String about = rule.isEmpty() ? "" : " [" + rule + "]";
        String hint = maybe.isEmpty() ? "" : " Maybe " + maybe + ".";
        return "%s:%d%s %s.%s".formatted(file, line, about, what, hint);
    }
}
