package io.drover.app.cli;

import io.drover.app.cli.OwnConnection.Stopped;
import io.drover.app.run.Latches;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover kill}: the kill switch, whatever a run, its journal or its database do. */
@Command(
        name = "kill",
        description =
                "kills trading: no order leaves any more, entries are cancelled until the broker shows none, stops stay. Works"
                        + " while a run hangs or is dead. Exit code 75 when entries may still work")
final class KillVerb extends Verb {
    private static final Duration LET_GO = Duration.ofSeconds(10);
    private static final Duration CANCEL = Duration.ofMinutes(1);

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason = "";

    @Option(names = "--operator", required = true, paramLabel = "NAME", description = "who decides")
    private String operator = "";

    KillVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Latches.putUp(folders().killFile(), "%s, by %s".formatted(reason, operator));
        note("%s is there: no order leaves any more".formatted(shown(folders().killFile())));
        StateLowered why = new StateLowered(
                "kill-switch",
                Scope.GLOBAL,
                TradingState.KILLED,
                Optional.empty(),
                reason,
                "operator:" + operator,
                false);
        Stopped stopped =
                new OwnConnection(host(), folders(), configuration(List.of()), this::note).stop(why, LET_GO, CANCEL);
        if (options().json()) {
            say(Json.text(document(stopped)));
        } else if (stopped.verified()) {
            say("KILLED: the broker shows no entry; %s cancels were asked for from here".formatted(stopped.requests()));
        }
        if (!stopped.verified()) {
            note("KILLED, but not verified; what may still work at the broker: %s\n".formatted(stopped.left())
                    + "Maybe the run hangs: end its process (kill -9), then run drover kill again.");
        }
        return stopped.verified() ? ExitCode.DONE : ExitCode.UNVERIFIED;
    }

    private static Map<String, Object> document(Stopped stopped) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", TradingState.KILLED.name());
        document.put("verified", stopped.verified());
        document.put("requests", stopped.requests());
        document.put("left", stopped.left());
        return document;
    }
}
