package io.drover.research.simulation;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.Currency;
import io.drover.order.ClientKey;
import io.drover.store.file.AppendFile;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.trading.EngineState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a process takes from its start to books compared with the broker's, behind a long history: orders that were really
 * traded, then a cycle each second for many days, written as a run writes them.
 */
final class RestartBench {
    private static final int CHECKPOINT_EVERY = 43_200;

    private final Path directory;
    private final Path rules;
    private final VenueServer venue;
    private int starts;

    private RestartBench(Path directory, Path rules) throws IOException {
        this.directory = directory;
        this.rules = rules;
        this.venue = new VenueServer(1, ClientKey.UNIQUE);
    }

    /** Arguments: working directory, rules, orders, days, restarts. */
    public static void main(String[] words) throws IOException {
        Path directory = Files.createDirectories(Path.of(words[0]).toAbsolutePath());
        RestartBench bench = new RestartBench(directory, Path.of(words[1]).toAbsolutePath());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        bench.trade(Integer.parseInt(words[2]));
        long cycles = bench.idle(Integer.parseInt(words[3]));
        out.println("restart-orders=" + bench.orders());
        out.println("restart-days-of-one-second-cycles=" + words[3]);
        out.println("restart-cycles=" + cycles);
        out.println("restart-journal-bytes=" + bench.bytes());
        bench.restart(Integer.parseInt(words[4]), out);
        bench.venue.close();
    }

    private long orders() {
        return venue.venue().orders().stream().filter(o -> o.entry.isEmpty()).count();
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void trade(int orders) throws IOException {
        EngineProcess process = begin();
        require(process.line().isPresent(), "it starts");
        while (orders() < orders) {
            require(process.tell("trade 500"), "it trades");
        }
        process.kill();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the process ended before " + what + ".");
        }
    }

    /** The last cycle again and again, with other numbers in it; returns how many cycles there are then. */
    private long idle(int days) {
        Later clock = new Later();
        JournalKeys keys = JournalKeys.in(directory.resolve("keys"));
        EngineState state = new EngineState(venue.prices().instruments(), Currency.USD);
        List<JournalRecord.Cycle> last = new ArrayList<>();
        FileJournal.reader(directory.resolve("audit")).read(1, entry -> {
            state.apply(entry);
            clock.now = entry.at();
            if (entry.record() instanceof JournalRecord.Cycle cycle) {
                last.add(0, cycle);
                last.subList(1, last.size()).clear();
            }
        });
        try (FileJournal journal = FileJournal.open(
                directory.resolve("audit"), new FileJournal.Clocks(clock, clock), keys, AppendFile::open)) {
            for (long second = 1; second <= 86_400L * days; second++) {
                clock.now = clock.now.plusSeconds(1);
                append(journal, state, next(last.get(0), state.cycles() + 1, clock.now));
                append(
                        journal,
                        state,
                        new JournalRecord.CycleTiming(
                                state.cycles(), clock.now, 20_000, 80_000, 10_000, 3_000_000, "direct"));
                if (second % CHECKPOINT_EVERY == 0) {
                    journal.checkpoint(state::image);
                }
            }
        }
        venue.rest(clock.now);
        return state.cycles();
    }

    private static void append(FileJournal journal, EngineState state, JournalRecord record) {
        long sequence = journal.append(record);
        state.apply(new JournalEntry(sequence, journal.lastTime(), "", record));
    }

    private static JournalRecord.Cycle next(JournalRecord.Cycle like, long number, Instant at) {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : like.snapshot().facts()) {
            facts.add(
                    fact instanceof Indicator i
                            ? new Indicator(i.symbol(), i.timeframe(), i.name(), number % 997 / 1000.0, i.value(), true)
                            : fact);
        }
        return new JournalRecord.Cycle(
                number,
                "second",
                at,
                Optional.of(at.minusSeconds(1)),
                like.ruleSet(),
                JournalRecord.CycleOutcome.DONE,
                new Snapshot(facts),
                like.asked(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private void restart(int times, PrintStream out) throws IOException {
        List<Duration> took = new ArrayList<>();
        List<Duration> cpu = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            EngineProcess process = begin();
            require(process.line().isPresent(), "it reconciles");
            took.add(Duration.ofNanos(System.nanoTime() - before));
            cpu.add(process.cpu());
            process.kill();
        }
        out.println("restart-times=" + times);
        say("restart-to-reconciled", took, out);
        say("restart-cpu", cpu, out);
    }

    private static void say(String what, List<Duration> took, PrintStream out) {
        List<Duration> ranked = took.stream().sorted().toList();
        out.println(what + "-p50-ms=" + ranked.get(ranked.size() / 2).toMillis());
        out.println(
                what + "-p99-ms=" + ranked.get((ranked.size() * 99 - 1) / 100).toMillis());
    }

    private EngineProcess begin() throws IOException {
        starts++;
        return EngineProcess.start(
                List.of(
                        directory.toString(),
                        Integer.toString(venue.port()),
                        rules.toString(),
                        directory.resolve("cache").toString(),
                        "-",
                        "-"),
                directory.resolve("process-" + starts + ".err"));
    }

    /** A clock that is set. */
    private static final class Later extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
