package io.drover.app.cli;

import com.sun.management.OperatingSystemMXBean;
import io.drover.app.run.PacedWork;
import io.drover.port.Journal;
import io.drover.research.yardstick.Machine;
import io.drover.research.yardstick.Pacing;
import io.drover.research.yardstick.Yardstick;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.Rulebook;
import io.drover.store.MemoryJournal;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drover bench}: a workload of the performance yardstick, through the whole engine. */
@Command(
        name = "bench",
        hidden = true,
        description = {
            "runs a workload of the performance yardstick and prints its result line:",
            "PROPERTIES DATADIR [fresh] | sweep PROPERTIES DATADIR THREADS | live SYMBOLS CYCLES [paced] [fresh]",
            "soak SYMBOLS CYCLES [JOURNALDIR] | audit SYMBOLS CYCLES DIR | reload SYMBOLS CYCLES",
            "fresh: decided by the reference, a fresh session for each stage of each cycle; DIR: an empty folder"
        })
final class BenchVerb extends Verb {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Parameters(arity = "2..4", paramLabel = "WORD", description = "which workload")
    private List<String> words = List.of();

    BenchVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Yardstick yardstick = new Yardstick(
                folders().shippedRules(),
                RuleCache.in(folders().cache()),
                new Machine(host().clock(), host().nanos(), machine::getProcessCpuTime));
        try {
            say(line(words.contains("fresh") ? yardstick.withFreshSessions() : yardstick));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(Yardstick yardstick) throws IOException {
        return switch (words.get(0)) {
            case "sweep" -> yardstick.sweep(path(1), path(2), number(3));
            case "live" -> yardstick.live(number(1), number(2), words.contains("paced") ? this::paced : Pacing.NONE);
            case "soak" -> yardstick.soak(number(1), number(2), journal());
            case "audit" -> yardstick.audit(number(1), number(2), path(3), folder -> journal(folder, host().clock()));
            case "reload" -> yardstick.reload(number(1), number(2), this::paced, Rulebook.inBackground());
            default -> yardstick.run(path(0), path(1));
        };
    }

    private Path path(int word) {
        return host().directory().resolve(word(word));
    }

    private int number(int word) {
        try {
            return Integer.parseInt(word(word));
        } catch (NumberFormatException e) {
            throw new UsageException("bench: %s must be a whole number".formatted(word(word)), e);
        }
    }

    private String word(int word) {
        if (word >= words.size()) {
            throw new UsageException("bench: %s needs more words.%nMaybe see drover bench --help.".formatted(words));
        }
        return words.get(word);
    }

    private Function<Clock, Journal> journal() {
        return words.size() > 3 ? clock -> journal(path(3), clock) : MemoryJournal::counting;
    }

    private static Journal journal(Path folder, Clock clock) {
        return FileJournal.open(folder, clock, JournalKeys.in(folder));
    }

    /** A second trigger with nothing to do runs beside it, for comparison. */
    private String paced(int cycles, Runnable cycle) {
        PacedWork bare = new PacedWork(host().clock(), SECOND, cycles);
        PacedWork loaded = new PacedWork(host().clock(), SECOND, cycles);
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> bare.run("bare", () -> {}));
        loaded.run("cycle", cycle);
        beside.join();
        return loaded.lateness("late") + " " + bare.lateness("bare");
    }
}
