package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.decision.Decision;
import io.drover.decision.Verdict;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code drover demo}: the whole path once, on real prices, each step as a person would type it. */
@Command(
        name = "demo",
        description = "checks and tests the rules, paper-trades the BTC sample, reports, explains and verifies")
final class DemoVerb extends Verb {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    DemoVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        say("Drover on paper: %s %s and real BTC prices of November 2013."
                .formatted(config.execution().initialCash(), config.execution().currency()));
        Path data = folders()
                .data()
                .resolve("demo")
                .resolve(STAMP.format(host().clock().instant()));
        ExitCode end = steps(data);
        if (end == ExitCode.DONE) {
            say("");
            say("Open %s in a browser. Edit rules/strategy/trend.drl and run the demo again to see the difference."
                    .formatted(shown(data.resolve("reports").resolve("audit.html"))));
        }
        return end;
    }

    private ExitCode steps(Path data) {
        List<List<String>> before = List.of(
                List.of("rules", "check"),
                List.of("rules", "test"),
                List.of("run", "--mode", "paper", "--feed", "replay:btc", "--speed", "1000000"),
                List.of("report", "audit"));
        ExitCode end = all(before, data);
        return end == ExitCode.DONE ? all(explanations(data), data) : end;
    }

    /** One order that traded, one proposal that was denied, and one moment at which nothing was asked for. */
    private List<List<String>> explanations(Path data) {
        Picks picks = new Picks();
        FileJournal.reader(data.resolve("audit")).read(1, entry -> picks.see(entry.record()));
        List<List<String>> steps = new ArrayList<>();
        picks.accepted.ifPresent(ordinal -> steps.add(List.of("explain", "--order", ordinal)));
        picks.denied.ifPresent(ordinal -> steps.add(List.of("explain", "--order", ordinal)));
        picks.silent.ifPresent(cycle -> steps.add(List.of(
                "explain",
                "--symbol",
                "BTC-USD.BITSTAMP",
                "--at",
                cycle.scheduledAt().toString())));
        steps.add(List.of("audit", "verify"));
        return steps;
    }

    private ExitCode all(List<List<String>> steps, Path data) {
        for (List<String> step : steps) {
            say("");
            say("$ drover " + String.join(" ", step));
            List<String> arguments = new ArrayList<>(step);
            arguments.addAll(List.of("--data", data.toString()));
            arguments.addAll(List.of("--rules", folders().rules().toString()));
            arguments.addAll(List.of("--cache", folders().cache().toString()));
            folders().config().ifPresent(config -> arguments.addAll(List.of("--config", config.toString())));
            int code = CommandLineTool.run(host(), arguments.toArray(String[]::new));
            if (code != ExitCode.DONE.code()) {
                note("the demo ends here: exit code " + code);
                return ExitCode.FINDINGS;
            }
        }
        return ExitCode.DONE;
    }

    /** Whether a guard's limit refused it. */
    private static boolean isBreach(Decision decision) {
        return decision.verdicts().stream().anyMatch(v -> v.outcome() == Verdict.Outcome.BREACH);
    }

    /** What is worth explaining. */
    private static final class Picks {
        private Optional<String> accepted = Optional.empty();
        private Optional<String> denied = Optional.empty();
        private Optional<JournalRecord.Cycle> silent = Optional.empty();

        void see(JournalRecord record) {
            if (record instanceof JournalRecord.Cycle cycle) {
                cycle.decisions().forEach(decision -> {
                    if (decision.accepted()) {
                        accepted = accepted.or(() -> Optional.of(decision.ordinal()));
                    } else if (isBreach(decision)) {
                        denied = denied.or(() -> Optional.of(decision.ordinal()));
                    }
                });
                if (cycle.asked().drafts().isEmpty() && accepted.isPresent()) {
                    silent = silent.or(() -> Optional.of(cycle));
                }
            }
        }
    }
}
