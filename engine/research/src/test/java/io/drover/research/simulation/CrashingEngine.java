package io.drover.research.simulation;

import io.drover.model.Currency;
import io.drover.model.Mode;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.port.Journal;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleFamily;
import io.drover.rulebook.RuleSources;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.store.postgres.JournalDatabase;
import io.drover.store.postgres.PostgresJournal;
import io.drover.trading.AccountingDay;
import io.drover.trading.Cause;
import io.drover.trading.Ceilings;
import io.drover.trading.DerivedIds;
import io.drover.trading.Engine;
import io.drover.trading.EngineParts;
import io.drover.trading.EngineSettings;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import io.drover.trading.Schedule;
import io.drover.trading.StopSign;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A process that trades and dies where it is told to: the real engine on a real journal, at the venue behind a socket.
 * Commands come by standard input: {@code run MINUTES}, {@code trade MINUTES} (the same, and
 * nobody interferes), {@code arm POINT PASSAGE} or {@code arm FAULT PASSAGE}, {@code resume}, {@code die}. SIGTERM ends it in order.
 */
final class CrashingEngine {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = 200_000_000;
    private static final String OPERATOR = "crash-test";
    /** Begins each answer: a library may write to the same stream. */
    static final String SAYS = "> ";

    private static final EngineSettings SETTINGS = new EngineSettings(
            Mode.PAPER,
            "simulation",
            Currency.USD,
            "crash-test",
            "crash-test",
            "crash-test",
            Ceilings.DEFAULTS,
            AccountingDay.utcDate(),
            MarginSchedule.always(MarginRule.CASH),
            new BigDecimal("0.05"),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            0);

    private final Passages passages;
    private final CrashDisk disk;
    private final VenueLink link;
    private final Journal journal;
    private final RuleEvaluator rules;
    private final Engine engine;
    private final Schedule schedule;
    private final PrintStream out;
    private volatile boolean stopping;

    /**
     * What it is started with.
     *
     * @param data directory of journal and keys
     * @param port of the venue
     * @param ruleFiles directory of the shipped rules
     * @param cache of compiled rules
     * @param seed of what is lost when the power goes; absent: nothing is
     * @param database JDBC address of the journal; absent: it is in files
     */
    private record Start(
            Path data, int port, Path ruleFiles, Path cache, Optional<Long> seed, Optional<String> database) {}

    private CrashingEngine(Start start, Optional<Armed> armed, PrintStream out) {
        this.out = out;
        CrashDisk[] failing = new CrashDisk[1];
        this.passages =
                new Passages(() -> start.seed().ifPresent(seed -> failing[0].losePower(Chance.of(seed, "power"))));
        this.disk = new CrashDisk(passages);
        failing[0] = disk;
        armed.ifPresent(a -> arm(passages, disk, a));
        CrashPorts ports = new CrashPorts(passages);
        RuleFamily family = RuleFamily.of(rules(start.ruleFiles()), RuleCache.in(start.cache()));
        Clock none = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        this.rules = ports.rules(family.worker(EvaluatorSettings.of(none)).of(family.member(family.sources())));
        JournalKeys keys = JournalKeys.in(start.data().resolve("keys"));
        this.link = new VenueLink(start.port(), passages);
        Optional<PostgresJournal> shared = start.database().map(url -> await(url, keys));
        Supplier<Optional<String>> fenced = () -> shared.flatMap(j -> j.lease().lost());
        link.fence(fenced);
        link.hello();
        Clock wall = Clock.systemUTC();
        this.journal = ports.journal(shared.<Journal>map(j -> j)
                .orElseGet(() -> FileJournal.open(
                        start.data().resolve("audit"), new FileJournal.Clocks(link, wall), keys, disk)));
        Prices traded = new Prices(new Timeline(link.instant(), Chance.of(0, "")), 0);
        this.schedule = new Schedule("minute", List.copyOf(traded.instruments().keySet()), Set.of("tide"));
        this.engine = new Engine(
                SETTINGS,
                new EngineParts(
                        traded.instruments(),
                        link,
                        journal,
                        link,
                        ports.ids(new DerivedIds("crash-test")),
                        link,
                        () -> 0L,
                        Runnable::run,
                        Runnable::run,
                        () -> {
                            passages.at(CrashPoint.LATCH);
                            return fenced.get().map(why -> new StopSign(TradingState.HALTED, why));
                        }),
                rules);
    }

    /** Stands by while another process writes. */
    private PostgresJournal await(String url, JournalKeys keys) {
        JournalDatabase database = new JournalDatabase(url, "postgres", () -> "postgres");
        PostgresJournal.Writer writer = new PostgresJournal.Writer(
                new FileJournal.Clocks(link, Clock.systemUTC()),
                keys,
                Long.toString(ProcessHandle.current().pid()),
                System::nanoTime);
        Optional<PostgresJournal> opened = PostgresJournal.open(database, writer);
        while (opened.isEmpty()) {
            LockSupport.parkNanos(LOOK_NANOS);
            opened = PostgresJournal.open(database, writer);
        }
        return opened.get();
    }

    /** Those of the simulation, with room for a day of hundreds of entries and losses: trading is to go on. */
    private static RuleSources rules(Path shipped) {
        Map<String, String> files = new TreeMap<>(SimulationRules.in(shipped).files());
        files.computeIfPresent(
                "limits.csv",
                (name, rows) -> rows.replaceAll("(?m)^(C09,.*),200,", "$1,1000000,")
                        .replaceAll("(?m)^(C22,.*),3,", "$1,1000000,")
                        .replaceAll("(?m)^(C19,.*),0\\.0", "$1,0.3")
                        .replaceAll("(?m)^(C20,.*),0\\.", "$1,0.4"));
        return RuleSources.of(files);
    }

    /** Where it is to die, or what its disk is to do, and at which passage. */
    private record Armed(String what, int passage) {}

    private static void arm(Passages passages, CrashDisk disk, Armed armed) {
        DiskFault.find(armed.what())
                .ifPresentOrElse(
                        fault -> disk.fail(fault, armed.passage()),
                        () -> passages.arm(CrashPoint.parse(armed.what()), armed.passage()));
    }

    /**
     * Arguments: data directory, port, rules, cache, seed of the power cut or "-", JDBC address or "-", and perhaps point and
     * passage.
     */
    public static void main(String[] words) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Start start = new Start(
                Path.of(words[0]),
                Integer.parseInt(words[1]),
                Path.of(words[2]),
                Path.of(words[3]),
                given(words[4]).map(Long::valueOf),
                given(words[5]));
        Optional<Armed> armed =
                words.length > 6 ? Optional.of(new Armed(words[6], Integer.parseInt(words[7]))) : Optional.empty();
        new CrashingEngine(start, armed, out).live();
    }

    private static Optional<String> given(String word) {
        return Optional.of(word).filter(w -> !w.equals("-"));
    }

    private void live() throws IOException {
        say("breaks=" + engine.start().size());
        Thread owner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(owner)));
        if (onTheMinute()) {
            engine.cycle(schedule, link.instant());
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null && !stopping) {
            obey(line.split(" "));
            say(engine.failure().map(why -> "failed " + why).orElse("done"));
            line = in.readLine();
        }
    }

    private void say(String line) {
        out.println(SAYS + line.replace('\n', ' '));
    }

    private void obey(String[] words) {
        switch (words[0]) {
            case "run" -> run(Integer.parseInt(words[1]), this::people);
            case "trade" -> run(Integer.parseInt(words[1]), () -> {});
            case "arm" -> arm(passages, disk, new Armed(words[1], Integer.parseInt(words[2])));
            case "die" -> passages.die();
            case "resume" -> resume();
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /** Ends ten seconds before a minute: what was sent by then has been answered and filled, and is on disk. */
    private void run(int minutes, Runnable people) {
        int left = minutes;
        while ((left > 0 || !isBeforeTheMinute()) && engine.failure().isEmpty()) {
            link.advance(STEP);
            if (onTheMinute()) {
                left--;
                people.run();
                engine.cycle(schedule, link.instant());
            }
        }
        engine.checkpoint();
    }

    private long second() {
        return link.instant().getEpochSecond() % 60;
    }

    private boolean onTheMinute() {
        return second() == 0;
    }

    private boolean isBeforeTheMinute() {
        return second() == 50;
    }

    /** Now and then somebody reduces one instrument, resumes all, or activates other rules. */
    private void people() {
        long minute = link.instant().getEpochSecond() / 60;
        if (minute % 5 == 0) {
            engine.lower(Scope.instrument("CCC.SIM"), TradingState.REDUCING, "looked odd", OPERATOR);
        } else if (minute % 5 == 1) {
            resume();
        } else if (minute % 5 == 2) {
            engine.activate(rules);
        }
    }

    private void resume() {
        for (Cause cause : List.copyOf(engine.state().tradingStates().causes())) {
            engine.raise(cause.id(), "looked at", OPERATOR);
        }
    }

    /** In a shutdown hook: while the owner waits for a command. */
    private void end(Thread owner) {
        stopping = true;
        if (owner.isAlive() && engine.failure().isEmpty()) {
            engine.end("stopped");
            journal.close();
            passages.at(CrashPoint.END_CLOSED);
        }
    }
}
