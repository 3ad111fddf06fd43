package io.drover.research.yardstick;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.model.Control;
import io.drover.port.Journal;
import io.drover.port.RuleEvaluator;
import io.drover.research.Backtest;
import io.drover.research.BacktestResult;
import io.drover.research.OnHalt;
import io.drover.research.Replay;
import io.drover.research.ReplaySetup;
import io.drover.research.Sweep;
import io.drover.research.Variant;
import io.drover.research.VariantOutcome;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleFamily;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Runs the workloads of the performance yardstick through the whole engine: ordinary rules, full journal records. */
public final class Yardstick {
    private static final String LIVE = "w3";
    private static final int RELOAD_EVERY = 10;

    private final Path rules;
    private final RuleCache cache;
    private final Machine machine;
    private final boolean fresh;

    /**
     * A runner.
     *
     * @param rules the shipped rules directory
     * @param cache of compiled rules
     * @param machine measures
     */
    public Yardstick(Path rules, RuleCache cache, Machine machine) {
        this(rules, cache, machine, false);
    }

    private Yardstick(Path rules, RuleCache cache, Machine machine, boolean fresh) {
        this.rules = rules;
        this.cache = cache;
        this.machine = machine;
        this.fresh = fresh;
    }

    /** The same with the reference: a fresh session for each stage of each cycle. Sweeps have no such way. */
    public Yardstick withFreshSessions() {
        return new Yardstick(rules, cache, machine, true);
    }

    /** The result line of a workload on a directory of its CSV files. */
    public String run(Path properties, Path directory) throws IOException {
        Machine.Lap loading = machine.lap();
        BarWorkload bars = BarWorkload.read(properties, directory);
        long loadMillis = loading.millis();
        Workload workload = bars.workload();
        Machine.Lap compiling = machine.lap();
        RuleEvaluator evaluator = compiled(WorkloadRules.of(sources(workload.rules()), workload));
        long rulesMillis = compiling.millis();
        Tally tally = new Tally(workload.limit());
        Machine.Lap running = machine.lap();
        String counts = run(bars.setup(BarWorkload.indicators(workload), evaluator), tally);
        String run = running.run();
        evaluator.close();
        return "engine=drover work=%s bars=%d %s load_ms=%d rules_ms=%d %s decision_hash=%s"
                .formatted(workload.name(), bars.size(), counts, loadMillis, rulesMillis, run, tally.decisionHash());
    }

    private String run(ReplaySetup setup, Tally tally) {
        Replay.Surroundings around = new Replay.Surroundings(
                tally::on,
                (market, time) -> SimulatedBroker.inMemory(setup.simulation(), market, time),
                machine.nanos(),
                Optional::empty);
        try (Replay replay = new Replay(setup, around)) {
            Backtest.run(replay, tally, OnHalt.STOP, r -> {});
            return tally.counts(replay.engine().state().books());
        }
    }

    /** The result line of the parameter sets around a workload of one symbol. */
    public String sweep(Path properties, Path directory, int threads) throws IOException {
        BarWorkload bars = BarWorkload.read(properties, directory);
        RuleSources shipped = sources(bars.workload().rules());
        Machine.Lap compiling = machine.lap();
        RuleFamily family = RuleFamily.of(shipped, cache);
        long rulesMillis = compiling.millis();
        List<Variant> sets = ParameterSets.around(bars.workload(), shipped);
        Sweep sweep = new Sweep(
                family,
                EvaluatorSettings.of(machine.clock()),
                (variant, evaluator) -> bars.setup(variant.indicators(), evaluator),
                OnHalt.STOP,
                machine.nanos());
        Machine.Lap running = machine.lap();
        List<BacktestResult> results = sweep.run(sets, threads, over -> {}).stream()
                .map(Yardstick::result)
                .toList();
        return "engine=drover work=w4-%s bars=%d sets=%d exits_sum=%d pnl_sum=%s threads=%d rules_ms=%d %s"
                .formatted(
                        bars.workload().name(),
                        bars.size(),
                        results.size(),
                        results.stream().mapToLong(BacktestResult::exits).sum(),
                        results.stream()
                                .map(r -> r.realizedPnl().amount())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .toPlainString(),
                        threads,
                        rulesMillis,
                        running.run());
    }

    private static BacktestResult result(VariantOutcome outcome) {
        if (outcome instanceof VariantOutcome.Done done) {
            return done.result();
        }
        throw new IllegalStateException("not run to its end: " + outcome);
    }

    /** The result line of live cycles. */
    public String live(int symbols, int cycles, Pacing pacing) {
        try (RuleEvaluator evaluator = compiled(sources(LIVE))) {
            Tally tally = new Tally(Control.C15);
            try (LiveAccount account = new LiveAccount(symbols, evaluator, tally, machine.nanos())) {
                LiveRun run = new LiveRun(account, new LivePrices(symbols), cycles, machine.nanos());
                Machine.Lap running = machine.lap();
                String pace = pacing.run(cycles, run::cycle);
                long cpu = running.cpuNanos();
                LiveRun.Durations half = run.durations(cycles / 2, cycles);
                return String.format(
                                Locale.ROOT,
                                "engine=drover work=w3-%dx%d rules=%d %s hits=%d p50_us=%.1f p99_us=%.1f max_us=%.1f"
                                        + " cpu_us_per_cycle=%.1f facts=%d %s",
                                symbols,
                                cycles,
                                scans(evaluator),
                                tally.trades(account.engine().state().books()),
                                tally.picks(),
                                half.micros(0.5),
                                half.micros(0.99),
                                half.micros(1),
                                cpu / 1e3 / cycles,
                                tally.facts(),
                                pace)
                        .strip();
            }
        }
    }

    private static long scans(RuleEvaluator evaluator) {
        return evaluator.ruleSet().rules().stream()
                .filter(r -> r.concern().equals("scan"))
                .count();
    }

    /**
     * What many live cycles leave behind.
     *
     * @param journals opens the journal
     */
    public String soak(int symbols, int cycles, Function<Clock, Journal> journals) {
        try (RuleEvaluator evaluator = compiled(sources(LIVE));
                Tally tally = new Tally(Control.C15, journals);
                LiveAccount account = new LiveAccount(symbols, evaluator, tally, machine.nanos())) {
            LiveRun run = new LiveRun(account, new LivePrices(symbols), cycles, machine.nanos());
            return "engine=drover work=soak-%dx%d %s"
                    .formatted(symbols, cycles, new Soak(run, account, tally).run(cycles));
        }
    }

    /**
     * What it costs that orders wait for their durable audit record, in live cycles, and how many records a second many threads
     * get durable.
     *
     * @param directory on the disk in question; exists
     * @param journals opens a journal in a folder of it
     */
    public String audit(int symbols, int cycles, Path directory, Function<Path, Journal> journals) throws IOException {
        String producers;
        try (Journal journal = journals.apply(directory.resolve("producers"))) {
            producers = new AuditProducers(journal, machine.nanos()).run(cycles);
        }
        AuditWait wait = new AuditWait(journals.apply(directory.resolve("cycles")), directory, machine.nanos());
        try (RuleEvaluator evaluator = compiled(sources(LIVE));
                Tally tally = new Tally(Control.C15, clock -> wait);
                LiveAccount account = new LiveAccount(symbols, evaluator, tally, machine.nanos())) {
            LiveRun run = new LiveRun(account, new LivePrices(symbols), cycles, machine.nanos());
            String waits = wait.run(
                    cycles, run, () -> account.engine().state().books().counts().all());
            return "engine=drover work=audit-%dx%d %s %s".formatted(symbols, cycles, waits, producers);
        }
    }

    /**
     * One of a hundred rule files changes every ten cycles, every second time into one that is refused.
     *
     * @param background checks and compiles beside the cycles
     */
    public String reload(int symbols, int cycles, Pacing pacing, Executor background) {
        RuleSources split = SplitScans.of(sources(LIVE));
        try (Reload rules = new Reload(this::compiled, split, machine.nanos());
                Tally tally = new Tally(Control.C15);
                LiveAccount account = new LiveAccount(symbols, rules, tally, machine.nanos())) {
            LiveRun run = new LiveRun(account, new LivePrices(symbols), cycles, machine.nanos());
            String pace = pacing.run(cycles, () -> {
                rules.swap();
                run.cycle();
                if (run.done() % RELOAD_EVERY == 0) {
                    int time = run.done() / RELOAD_EVERY;
                    String threshold = time % 2 == 0 ? "nothing" : "%d.5".formatted(9000 + time);
                    background.execute(() -> rules.load(SplitScans.changed(split, threshold)));
                }
            });
            return "engine=drover work=reload-%dx%d %s %s".formatted(symbols, cycles, rules.words(), pace);
        }
    }

    private RuleSources sources(String name) {
        return Rulebook.read(rules.resolve("bench").resolve(name), rules);
    }

    private RuleEvaluator compiled(RuleSources sources) {
        EvaluatorSettings settings = EvaluatorSettings.of(machine.clock());
        return fresh
                ? Rulebook.compile(sources, settings, cache)
                : Rulebook.compileDirect(sources, settings, cache, Runnable::run);
    }
}
