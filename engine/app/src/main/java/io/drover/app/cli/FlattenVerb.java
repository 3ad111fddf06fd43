package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.run.Command.Flatten;
import io.drover.app.run.Latches;
import io.drover.model.TradingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover flatten}: kills trading and closes everything; through the run where one lives, else in this process. */
@Command(
        name = "flatten",
        description =
                "kills trading, then closes all that is held, one instrument at a time, by limit orders at the edge of the price"
                        + " collar; a stop stays until its exit can leave. Exit code 75 when something may still be held")
final class FlattenVerb extends Verb {
    static final String PHRASE = "flatten everything";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason = "";

    @Option(names = "--operator", required = true, paramLabel = "NAME", description = "who decides")
    private String operator = "";

    @Option(names = "--account", required = true, paramLabel = "ID", description = "the account, typed in full")
    private String account = "";

    @Option(names = "--phrase", required = true, paramLabel = "TEXT", description = "'" + PHRASE + "'")
    private String phrase = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long a run may take to close everything. Default: ${DEFAULT-VALUE}",
            defaultValue = "60")
    private int wait = 60;

    FlattenVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        StoppedJournal.requireTyped("--account", account, config.execution().account());
        StoppedJournal.requireTyped("--phrase", phrase, PHRASE);
        requireOperator(config, operator);
        Flatten wish = new Flatten(reason, operator);
        Latches.putUp(folders().killFile(), "%s, by %s".formatted(reason, operator));
        note("%s is there: no order by rules leaves any more"
                .formatted(shown(folders().killFile())));
        if (Files.notExists(folders().audit())) {
            return answer(List.of());
        }
        ClosingRun closing = new ClosingRun(host(), folders(), config, this::note);
        Path command = folders().commands().hand(Handover.name(host()), wish);
        Optional<ProcessHandle> run = StatusFile.living(folders().statusFile());
        if (run.isPresent() && !hasEnded(run.get())) {
            note(unfinished(run.get().pid(), Files.exists(command)));
            List<String> left = new ArrayList<>(closing.left());
            left.add("process %s has not shown that all is closed"
                    .formatted(run.get().pid()));
            return answer(left);
        }
        if (Files.exists(command) || !closing.left().isEmpty()) {
            closing.run();
        }
        return answer(closing.left());
    }

    private boolean hasEnded(ProcessHandle run) {
        note("process %s runs and closes; waiting %s seconds for it".formatted(run.pid(), wait));
        try {
            run.onExit().get(wait, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** A run holds its journal and the log of the simulated broker: what is to be closed only it can close. */
    private static String unfinished(long pid, boolean waiting) {
        return waiting
                ? "KILLED, but nothing is closed: process %s does not take the command, and holds the broker's log and the journal; it closes when it goes on.\nMaybe it hangs: end its process (kill -9), then run drover flatten again."
                        .formatted(pid)
                : "KILLED; process %s closes as its market goes on, and has not finished.\nMaybe see drover status."
                        .formatted(pid);
    }

    private ExitCode answer(List<String> left) {
        if (options().json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("state", TradingState.KILLED.name());
            document.put("flat", left.isEmpty());
            document.put("left", left);
            say(Json.text(document));
        } else if (left.isEmpty()) {
            say("KILLED and flat: nothing is held");
        }
        if (!left.isEmpty()) {
            note("KILLED, but held or different at the broker: %s".formatted(left));
        }
        return left.isEmpty() ? ExitCode.DONE : ExitCode.UNVERIFIED;
    }
}
