package io.drover.trading;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Clock;
import java.util.Optional;

/** Writes records and folds them: the only way in which the state changes. After a failed write nothing may be sent. */
final class Ledger {
    private final Journal journal;
    private final Clock clock;
    private final EngineState state;
    private Optional<String> failure = Optional.empty();

    Ledger(Journal journal, Clock clock, EngineState state) {
        this.journal = journal;
        this.clock = clock;
        this.state = state;
    }

    EngineState state() {
        return state;
    }

    /** Folds what is already there. */
    void replay() {
        journal.read(1, state::apply);
    }

    boolean isEmpty() {
        return journal.lastSequence() == 0;
    }

    void write(JournalRecord record) {
        try {
            long sequence = journal.append(record);
            state.apply(new JournalEntry(sequence, clock.instant(), "", record));
        } catch (JournalException e) {
            failure = Optional.of(e.getMessage());
            throw e;
        }
    }

    void sync() {
        try {
            journal.sync();
        } catch (JournalException e) {
            failure = Optional.of(e.getMessage());
            throw e;
        }
    }

    /** Why the journal can no longer be trusted. */
    Optional<String> failure() {
        return failure;
    }
}
