package io.drover.port;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import java.util.function.Consumer;

/**
 * The append-only truth. One writer; gap-free sequence numbers from 1; each record is chained to the one before it.
 */
public interface Journal extends AutoCloseable {
    /**
     * Appends one record and returns its sequence number. Durable only after {@link #sync()}.
     *
     * @throws JournalException when it cannot; nothing more may be sent then
     */
    long append(JournalRecord record);

    /** Returns when everything appended is on stable storage. */
    void sync();

    /** All records from the given sequence number on, oldest first. */
    void read(long fromSequence, Consumer<JournalEntry> reader);

    /** Number of the last record, 0 when empty. */
    long lastSequence();

    /** Hash of the last record, lower-case hex: covers everything. */
    String chainHead();

    /** Hash over the deterministic records only: equal across backtest, replay, evaluators and machines. */
    String decisionHash();

    @Override
    void close();
}
