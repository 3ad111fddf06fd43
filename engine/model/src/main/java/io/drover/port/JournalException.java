package io.drover.port;

import java.util.Objects;

/** The journal cannot be written or read. Retry is never safe: the engine halts. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean fenced;

    public JournalException(String message) {
        super(message);
        this.fenced = false;
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
        this.fenced = false;
    }

    private JournalException(String message, boolean fenced) {
        super(message);
        this.fenced = fenced;
    }

    /** Another process may write the journal, and act by it: this one must send nothing more, not even cancels. */
    public static JournalException fenced(String message) {
        return new JournalException(message, true);
    }

    public boolean isFenced() {
        return fenced;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
