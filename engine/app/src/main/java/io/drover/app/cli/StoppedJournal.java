package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.trading.EngineState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** The journal while nothing runs: a person's decision goes straight into it, in the time of its last record. */
final class StoppedJournal {
    private final Folders folders;
    private final Configuration config;

    StoppedJournal(Folders folders, Configuration config) {
        this.folders = folders;
        this.config = config;
    }

    /**
     * Appends what follows from the state, durably.
     *
     * @param decided makes the records; what it throws leaves the journal as it was
     * @throws io.drover.port.JournalException when a run holds it
     */
    void append(Function<EngineState, List<JournalRecord>> decided) {
        Instant last = FileJournal.reader(folders.audit()).last().at();
        try (FileJournal journal =
                FileJournal.open(folders.audit(), Clock.fixed(last, ZoneOffset.UTC), JournalKeys.in(folders.keys()))) {
            EngineState state = AuditFiles.state(config);
            state.replay(journal);
            for (JournalRecord record : decided.apply(state)) {
                long sequence = journal.append(record);
                state.apply(new JournalEntry(sequence, journal.lastTime(), "", record));
            }
            journal.checkpoint(state::image);
        }
    }

    /** A person types in full what is to be changed. */
    static void requireTyped(String option, String typed, String expected) {
        if (!typed.equals(expected)) {
            throw new UsageException("%s (%s) is not '%s'; nothing was changed.\nMaybe check which account this is."
                    .formatted(option, typed, expected));
        }
    }
}
