package io.drover.app.cli;

import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.TradingState;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code drover state show}: the causes that lower the trading state. */
@Command(name = "show", description = "shows every cause that lowers the trading state, with its id")
final class StateShow extends Verb {
    StateShow(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        List<StateLowered> causes = List.copyOf(StateJournal.of(journals()).causes());
        if (options().json()) {
            say(Json.text(causes.stream()
                    .map(c -> Map.of(
                            "id", c.id(),
                            "state", c.state().name(),
                            "scope", c.scope().toString(),
                            "reason", c.reason(),
                            "by", c.by()))
                    .toList()));
            return ExitCode.DONE;
        }
        folders()
                .commands()
                .waiting()
                .forEach(file -> note("not yet in the journal, the next run takes it: " + shown(file)));
        TradingState worst = causes.stream().map(StateLowered::state).reduce(TradingState.ACTIVE, TradingState::worse);
        say("%s, %s causes in force".formatted(worst, causes.size()));
        causes.forEach(c -> say("%s  %s %s by %s: %s".formatted(c.id(), c.state(), c.scope(), c.by(), c.reason())));
        return ExitCode.DONE;
    }
}
