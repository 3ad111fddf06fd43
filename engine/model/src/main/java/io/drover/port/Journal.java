package io.drover.port;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    /** Time of the last record, as it is read back, UTC; of no meaning while the journal is empty. */
    Instant lastTime();

    /** Whether so much was written, or so long ago, that it is time for a checkpoint. */
    boolean isCheckpointDue();

    /**
     * Syncs, and keeps the state together with where the chain stands, signed where the journal is. Does nothing when
     * nothing was written since the last one. A checkpoint that cannot be written is reported, not fatal.
     *
     * @param state fold of all records, asked for only when it is kept
     * @throws JournalException when the records cannot be synced
     */
    void checkpoint(Supplier<StateImage> state);

    /**
     * The state at the last checkpoint, to fold the records behind it upon. Absent when there is none, or when it cannot
     * be trusted: then all records are to be folded.
     */
    Optional<StateImage> lastCheckpoint();

    /** Hash of the last record, lower-case hex: covers everything. */
    String chainHead();

    /** Hash over the deterministic records only: equal across backtest, replay, evaluators and machines. */
    String decisionHash();

    @Override
    void close();
}
