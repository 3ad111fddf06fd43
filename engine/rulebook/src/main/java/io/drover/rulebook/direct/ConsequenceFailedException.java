package io.drover.rulebook.direct;

/** A consequence threw. */
public final class ConsequenceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    ConsequenceFailedException(String rule, Exception cause) {
        super(rule, cause);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
