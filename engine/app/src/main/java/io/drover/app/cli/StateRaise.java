package io.drover.app.cli;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.trading.EngineState;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover state raise}: a person ends a cause. Only while nothing runs; the next run begins without it. */
@Command(name = "raise", description = "ends a cause by a person's decision, while nothing runs; it is journaled")
final class StateRaise extends Verb {
    @Parameters(paramLabel = "ID", description = "of the cause, as drover state show prints it")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; what was checked")
    private String reason = "";

    @Option(names = "--operator", required = true, paramLabel = "NAME", description = "who decides")
    private String operator = "";

    StateRaise(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        if (reason.isBlank() || operator.isBlank()) {
            throw new UsageException("--reason and --operator must not be empty.\nMaybe write what was checked.");
        }
        if (Files.exists(folders().killFile())) {
            note("kill file %s is there.\nMaybe remove it first."
                    .formatted(shown(folders().killFile())));
            return ExitCode.FINDINGS;
        }
        if (!folders().commands().waiting().isEmpty()) {
            note("commands wait for a run: %s.\nMaybe start it, or remove them first."
                    .formatted(folders().commands().waiting()));
            return ExitCode.FINDINGS;
        }
        if (!StateJournal.of(folders()).has(id)) {
            note("no cause (%s) is in force.\nMaybe see drover state show.".formatted(id));
            return ExitCode.FINDINGS;
        }
        Instant last = FileJournal.reader(folders().audit()).last().at();
        Clock journalTime = Clock.fixed(last, ZoneOffset.UTC);
        try (FileJournal journal = FileJournal.open(
                folders().audit(), journalTime, JournalKeys.in(folders().keys()))) {
            EngineState state = AuditFiles.state(configuration(List.of()));
            state.replay(journal);
            JournalRecord raised = new JournalRecord.StateRaised(id, reason, "operator:" + operator);
            long sequence = journal.append(raised);
            state.apply(new JournalEntry(sequence, journal.lastTime(), "", raised));
            journal.checkpoint(state::image);
        }
        say("cause %s is over; the next run begins without it".formatted(id));
        return ExitCode.DONE;
    }
}
