package io.drover.store.chain;

/** A stored entry is not what the chain expects. The message is the part of a sentence that says what differs. */
public class BrokenEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    public BrokenEntryException(String message) {
        super(message);
        this.what = message;
    }

    public BrokenEntryException(String message, Throwable cause) {
        super(message, cause);
        this.what = message;
    }

    /** What differs; the message. */
    public final String what() {
        return what;
    }
}
