package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.run.Command.Flatten;
import io.drover.app.run.DataSets;
import io.drover.app.run.Latches;
import io.drover.app.run.NoRules;
import io.drover.app.run.ReplayPlan;
import io.drover.journal.JournalRecord.Break;
import io.drover.market.calendar.Calendars;
import io.drover.model.Mode;
import io.drover.model.TradingState;
import io.drover.rulebook.ShadowedEvaluator;
import io.drover.store.file.FileJournal;
import io.drover.trading.EngineState;
import java.math.BigDecimal;
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

    private static final BigDecimal AT_ONCE = new BigDecimal("1000000000");

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
        requireTyped("--account", account, config.execution().account());
        requireTyped("--phrase", phrase, PHRASE);
        Flatten wish = new Flatten(reason, operator);
        Latches.putUp(folders().killFile(), "%s, by %s".formatted(reason, operator));
        note("%s is there: no order by rules leaves any more"
                .formatted(shown(folders().killFile())));
        if (Files.notExists(folders().audit())) {
            return answer(List.of());
        }
        Path command = folders().commands().hand(Handover.name(host()), wish);
        Optional<ProcessHandle> run = StatusFile.living(folders().statusFile());
        if (run.isPresent() && !hasEnded(run.get())) {
            return unfinished(run.get().pid(), Files.exists(command), config);
        }
        if (Files.exists(command) || !left(config).isEmpty()) {
            closeHere(config);
        }
        return answer(left(config));
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
    private ExitCode unfinished(long pid, boolean waiting, Configuration config) {
        note(
                waiting
                        ? "KILLED, but nothing is closed: process %s does not take the command, and holds the broker's log and the journal; it closes when it goes on.\nMaybe it hangs: end its process (kill -9), then run drover flatten again."
                                .formatted(pid)
                        : "KILLED; process %s closes as its market goes on, and has not finished.\nMaybe see drover status."
                                .formatted(pid));
        return answer(left(config));
    }

    /** Without rules, whatever is wrong with them: the recorded market goes on until all is closed. */
    private void closeHere(Configuration config) {
        note("nothing runs: closing from here");
        String dataset = StatusFile.read(folders().statusFile())
                .map(RunStatus::dataset)
                .orElseThrow(() -> new UsageException(
                        "no run has left word of its data set in %s.\nMaybe start a run: it closes before its first cycle."
                                .formatted(shown(folders().statusFile()))));
        Calendars calendars = Calendars.standard();
        DataSets sets = new DataSets(host().samples(), folders().market(), host().directory(), calendars);
        ReplayPlan plan = new ReplayPlan(
                config,
                sets.get(dataset, config.instruments().all()),
                calendars,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                host().build());
        try (ShadowedEvaluator rules = ShadowedEvaluator.alone(new NoRules())) {
            new LocalRun(host(), folders(), config, sets, dataset)
                    .run(plan.setup(Mode.PAPER, rules, this::note), AT_ONCE, rules, () -> {}, this::note);
        }
    }

    /** What is held by our books, and where the broker's were different when they were last compared. */
    private List<String> left(Configuration config) {
        EngineState state = AuditFiles.state(config);
        FileJournal.reader(folders().audit()).read(1, state::apply);
        List<String> left = new ArrayList<>();
        state.books()
                .positions()
                .forEach(h -> left.add(h.quantity() + " " + h.instrument().id()));
        for (Break difference : state.breaks()) {
            left.add("%s %s: ours %s, the broker's %s"
                    .formatted(difference.symbol(), difference.kind(), difference.ours(), difference.theirs()));
        }
        return left;
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
