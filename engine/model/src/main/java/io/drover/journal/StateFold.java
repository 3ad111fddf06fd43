package io.drover.journal;

/** The engine's state as it grows record by record: the same records in the same order give the same image. */
public interface StateFold {
    /**
     * Takes the next record in.
     *
     * @throws IllegalArgumentException when it speaks of an instrument that is not configured
     */
    void apply(JournalEntry entry);

    /** The state after the last record. */
    StateImage image();
}
