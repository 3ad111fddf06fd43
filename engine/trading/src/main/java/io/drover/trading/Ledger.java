package io.drover.trading;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Writes records and folds them: the only way in which the state changes. After a failed write nothing is written. */
final class Ledger {
    private final Journal journal;
    private final Clock clock;
    private final EngineState state;
    private volatile Optional<JournalException> failure = Optional.empty();

    Ledger(Journal journal, Clock clock, EngineState state) {
        this.journal = journal;
        this.clock = clock;
        this.state = state;
    }

    EngineState state() {
        return state;
    }

    /** Folds what is already there: what came after the last checkpoint upon its state, or all. */
    void replay() {
        state.replay(journal);
    }

    /**
     * The state as the journal tells of it, with these orders that memory may have forgotten.
     *
     * @throws JournalException when the journal cannot be read
     */
    EngineState past(Set<ClOrdId> wanted) {
        EngineState past = state.keeping(wanted);
        journal.read(1, past::apply);
        return past;
    }

    /** Keeps the state where it is time for that; nothing waits for it. */
    void checkpointIfDue() {
        if (failure.isEmpty() && journal.isCheckpointDue()) {
            checkpoint();
        }
    }

    /** Syncs and keeps the state. */
    void checkpoint() {
        guarded(() -> journal.checkpoint(state::image));
    }

    void write(JournalRecord record) {
        Optional<JournalException> why = failure;
        if (why.isPresent()) {
            throw why.get();
        }
        try {
            long sequence = journal.append(record);
            state.apply(new JournalEntry(sequence, journal.lastTime(), "", record));
        } catch (JournalException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    void sync() {
        guarded(journal::sync);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (JournalException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /**
     * One record after the journal has failed, from its reserve. It holds in this process even when it could not be
     * written.
     *
     * @throws JournalException when it is not durable
     */
    void lastWords(JournalRecord record) {
        state.apply(new JournalEntry(journal.lastSequence() + 1, clock.instant(), "", record));
        journal.append(record);
        journal.sync();
    }

    /** Why the journal can no longer be trusted. */
    Optional<String> failure() {
        return failure.map(JournalException::getMessage);
    }
}
