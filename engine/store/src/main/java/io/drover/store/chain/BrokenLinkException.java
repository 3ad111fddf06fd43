package io.drover.store.chain;

/** An entry names another hash of its predecessor than the predecessor has: the predecessor was changed, or this link. */
public final class BrokenLinkException extends BrokenEntryException {
    private static final long serialVersionUID = 1L;

    private final long previousSequence;

    BrokenLinkException(long previousSequence, String expected, String found) {
        super("its hash begins with %s, but the record after it says %s".formatted(expected, found));
        this.previousSequence = previousSequence;
    }

    /** Number of the entry whose hash does not fit. */
    public long previousSequence() {
        return previousSequence;
    }
}
