package io.drover.research.yardstick;

import io.drover.broker.simulated.MarginTerms;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.port.RuleEvaluator;
import io.drover.research.Backtest;
import io.drover.research.Cadence;
import io.drover.research.OnHalt;
import io.drover.research.Replay;
import io.drover.research.ReplaySetup;
import io.drover.research.ScheduledCycle;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.Rulebook;
import io.drover.trading.AccountCeilings;
import io.drover.trading.AccountingDay;
import io.drover.trading.Ceilings;
import io.drover.trading.EngineSettings;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import io.drover.trading.Schedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Runs one workload of the performance yardstick through the whole engine: ordinary rules, full journal records. */
public final class Yardstick {
    private static final BigDecimal OUT_OF_REACH = new BigDecimal("1e15");
    private static final Currency USD = Currency.USD;

    private final Path rules;
    private final Clock clock;
    private final LongSupplier nanos;
    private final LongSupplier cpuNanos;

    /**
     * A runner.
     *
     * @param rules the shipped rules directory
     * @param clock for the time budget of rules
     * @param nanos monotonic nanoseconds
     * @param cpuNanos CPU time of the whole process in nanoseconds
     */
    public Yardstick(Path rules, Clock clock, LongSupplier nanos, LongSupplier cpuNanos) {
        this.rules = rules;
        this.clock = clock;
        this.nanos = nanos;
        this.cpuNanos = cpuNanos;
    }

    /** The result line of a workload on a directory of its CSV files. */
    public String run(Path properties, Path directory) throws IOException {
        Workload workload = Workload.read(properties);
        long start = nanos.getAsLong();
        Calendars calendars = Calendars.standard();
        DataSet data = WorkloadBars.read(directory, calendars);
        long loaded = nanos.getAsLong();
        Path own = rules.resolve("bench").resolve(workload.rules());
        RuleEvaluator evaluator = Rulebook.compileDirect(
                WorkloadRules.of(Rulebook.read(own, rules), workload), EvaluatorSettings.of(clock));
        long compiled = nanos.getAsLong();
        long cpu = cpuNanos.getAsLong();
        Tally tally = new Tally(workload);
        String counts;
        try (Replay replay = replay(workload, data, calendars, evaluator, tally)) {
            Backtest.run(replay, tally, OnHalt.STOP, r -> {});
            counts = tally.counts(replay.engine().state().books());
        }
        long cpuUsed = cpuNanos.getAsLong() - cpu;
        long ran = nanos.getAsLong();
        evaluator.close();
        return "engine=drover work=%s bars=%d %s load_ms=%d rules_ms=%d run_ms=%d run_cpu_ms=%d decision_hash=%s"
                .formatted(
                        workload.name(),
                        bars(data),
                        counts,
                        millis(loaded - start),
                        millis(compiled - loaded),
                        millis(ran - compiled),
                        millis(cpuUsed),
                        tally.decisionHash());
    }

    private Replay replay(Workload w, DataSet data, Calendars calendars, RuleEvaluator evaluator, Tally tally) {
        ReplaySetup setup = new ReplaySetup(
                settings(w),
                instruments(data),
                data,
                calendars,
                indicators(w),
                List.of(new ScheduledCycle(
                        new Schedule("bars", List.copyOf(data.instruments()), Set.of("cross")),
                        Cadence.onBars(data, Timeframe.MINUTE))),
                evaluator,
                simulation(w),
                Instant.EPOCH,
                Instant.MAX);
        return new Replay(
                setup,
                new Replay.Surroundings(
                        tally::on,
                        (market, time) -> SimulatedBroker.inMemory(setup.simulation(), market, time),
                        nanos,
                        Optional::empty));
    }

    private static List<IndicatorSpec> indicators(Workload w) {
        Timeframe minute = Timeframe.MINUTE;
        return List.of(
                IndicatorSpec.parse("fast", "sma(%d)".formatted(w.number("fast")), minute),
                IndicatorSpec.parse("slow", "sma(%d)".formatted(w.number("slow")), minute),
                IndicatorSpec.parse("sign", "sign(fast, slow)", minute),
                IndicatorSpec.parse("crossSign", "crossSign(fast, slow)", minute));
    }

    private static SortedMap<InstrumentId, Instrument> instruments(DataSet data) {
        SortedMap<InstrumentId, Instrument> all = new TreeMap<>();
        for (InstrumentId id : data.instruments()) {
            all.put(
                    id,
                    new Instrument(
                            id,
                            AssetClass.CRYPTO,
                            USD,
                            Price.of("1"),
                            Quantity.of(1),
                            BigDecimal.ONE,
                            "",
                            "24/7",
                            PriceSource.BAR_CLOSE,
                            Duration.ofDays(365),
                            false));
        }
        return all;
    }

    private static SimulationSettings simulation(Workload w) {
        return SimulationSettings.of(Money.of(w.text("cash"), USD)).withMargin(MarginTerms.UNLIMITED);
    }

    private static EngineSettings settings(Workload w) {
        Ceilings ceilings = new Ceilings(
                OUT_OF_REACH,
                OUT_OF_REACH,
                OUT_OF_REACH,
                Integer.MAX_VALUE,
                OUT_OF_REACH,
                Duration.ofDays(365),
                BigDecimal.ONE,
                new AccountCeilings(Integer.MAX_VALUE, OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH));
        return new EngineSettings(
                Mode.BACKTEST,
                "yardstick",
                USD,
                "yardstick",
                "yardstick",
                "yardstick",
                ceilings,
                w.dayCycles() > 0 ? AccountingDay.cycles(w.dayCycles()) : AccountingDay.utcDate(),
                MarginSchedule.always(MarginRule.CASH),
                BigDecimal.ZERO,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                50);
    }

    private static long bars(DataSet data) {
        return data.instruments().stream()
                .flatMap(id -> data.bars(id).stream())
                .mapToLong(BarSeries::size)
                .sum();
    }

    private static long millis(long nanoseconds) {
        return Duration.ofNanos(nanoseconds).toMillis();
    }
}
