package io.drover.rulebook.direct;

/** A rule has a construct that this evaluator does not run; the whole rule set is for the reference then. */
public final class UnsupportedRuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedRuleException(String rule, String construct) {
        super("rule %s has %s".formatted(rule, construct));
    }
}
