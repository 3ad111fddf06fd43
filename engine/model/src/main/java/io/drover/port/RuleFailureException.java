package io.drover.port;

import java.util.Objects;

/** Rules did not come to an end in order: the whole cycle is discarded and no entries follow. */
public final class RuleFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** More firings than allowed. */
        LIMIT,
        /** Longer than the time budget. */
        BUDGET,
        /** A condition or a consequence threw. */
        EXCEPTION
    }

    private final Kind kind;

    public RuleFailureException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public RuleFailureException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
