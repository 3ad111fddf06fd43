package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.config.Operators;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.TradingState;
import io.drover.trading.Comparison;
import io.drover.trading.EngineState;
import io.drover.trading.StopSign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover resume}: a person ends a cause. Only while nothing runs; the next run begins without it. */
@Command(
        name = "resume",
        description =
                "ends a cause by a person's decision, while nothing runs; it is journaled. What killed trading leaves it"
                        + " halted, which is resumed in its turn")
final class ResumeVerb extends Verb {
    static final String PHRASE = "trade again";

    @Parameters(paramLabel = "ID", description = "of the cause, as drover state show prints it")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; what was checked")
    private String reason = "";

    @Option(names = "--operator", required = true, paramLabel = "NAME", description = "who decides")
    private String operator = "";

    @Option(names = "--account", required = true, paramLabel = "ID", description = "the account, typed in full")
    private String account = "";

    @Option(
            names = "--phrase",
            paramLabel = "TEXT",
            description = "for what killed trading: '" + PHRASE + "'",
            defaultValue = "")
    private String phrase = "";

    ResumeVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        if (reason.isBlank() || operator.isBlank()) {
            throw new UsageException("--reason and --operator must not be empty.\nMaybe write what was checked.");
        }
        Configuration config = configuration(List.of());
        StoppedJournal.requireTyped("--account", account, config.execution().account());
        requireOperator(config, operator);
        Optional<StopSign> sign = folders().latches().sign();
        if (sign.isPresent()) {
            note("%s is there.\nMaybe remove it first, or let a run take it."
                    .formatted(sign.get().reason()));
            return ExitCode.FINDINGS;
        }
        if (!folders().commands().waiting().isEmpty()) {
            note("commands wait for a run: %s.\nMaybe start it, or remove them first."
                    .formatted(folders().commands().waiting()));
            return ExitCode.FINDINGS;
        }
        Optional<StateLowered> cause = StateJournal.of(journals()).causes().stream()
                .filter(c -> c.id().equals(id))
                .findFirst();
        if (cause.isEmpty()) {
            note("no cause (%s) is in force.\nMaybe see drover state show.".formatted(id));
            return ExitCode.FINDINGS;
        }
        boolean killed = cause.get().state() == TradingState.KILLED;
        if (killed) {
            StoppedJournal.requireTyped("--phrase", phrase, PHRASE);
        }
        StateLowered found = cause.get();
        Optional<String> refusal = killed
                ? new Operators(config.execution().operators())
                        .refusalAfterKill(operator, found.by(), found.reason())
                        .or(() -> difference(config))
                : Optional.empty();
        if (refusal.isPresent()) {
            note(refusal.get() + "; nothing was changed.\nMaybe ask another person, or see drover reconcile --show.");
            return ExitCode.FINDINGS;
        }
        new StoppedJournal(journals(), config).append(state -> records(found, killed));
        String line = killed
                ? "cause %s is over; trading is HALTED by cause %s".formatted(id, afterKill())
                : "cause %s is over; the next run begins without it".formatted(id);
        say(options().json() ? Json.text(Map.of("cause", id, "state", killed ? "HALTED" : "RAISED")) : line);
        return ExitCode.DONE;
    }

    /** After a kill our books have to agree with the broker's at the moment of the resume. */
    private Optional<String> difference(Configuration config) {
        Journals journal = journals();
        EngineState state = AuditFiles.state(config);
        journal.read(1, state::apply);
        long different = Comparison.of(
                        state.books(),
                        BrokerBooks.read(folders(), config, journal.last().at()))
                .stream()
                .filter(row -> !row.agrees())
                .count();
        return different == 0
                ? Optional.empty()
                : Optional.of("our books differ from the broker's in %d rows".formatted(different));
    }

    private String afterKill() {
        return "after-kill|" + id;
    }

    /** What killed trading leaves it halted. */
    private List<JournalRecord> records(StateLowered cause, boolean killed) {
        String by = "operator:" + operator;
        JournalRecord raised = new JournalRecord.StateRaised(id, reason, by);
        JournalRecord halted = new StateLowered(
                afterKill(), cause.scope(), TradingState.HALTED, Optional.empty(), cause.reason(), by, false);
        return killed ? List.of(halted, raised) : List.of(raised);
    }
}
