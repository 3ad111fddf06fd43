package io.drover.research;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.read.Samples;
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
import io.drover.port.Journal;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.trading.AccountingDay;
import io.drover.trading.Ceilings;
import io.drover.trading.EngineSettings;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import io.drover.trading.Schedule;
import java.math.BigDecimal;
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
import java.util.function.Function;

/** Two days of real ETH bars under the shipped rules and limits. */
final class SampleReplay {
    private static final Timeframe FIVE_MINUTES = Timeframe.parse("5m");
    private static final Calendars CALENDARS = Calendars.standard();
    private static final DataSet ETH = new Samples(Path.of("target/sample-data"), CALENDARS).get("eth");
    private static final Map<String, String> INDICATORS = Map.of(
            "fast", "ema(12)",
            "slow", "sma(50)",
            "rsi", "rsi(14)",
            "bb-lower", "bb-lower(20, 2)",
            "bb-middle", "bb-middle(20)",
            "donchian-high", "donchian-upper(36)",
            "donchian-low", "donchian-lower(18)",
            "change", "change-ratio(24)",
            "adx", "adx(14)",
            "atr", "atr(14)");

    private SampleReplay() {}

    /** The shipped rules, compiled. */
    static RuleEvaluator rules() {
        Path rules = Path.of("../../rules");
        return Rulebook.compile(
                Rulebook.read(rules, rules), EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    /** The same with other rungs of the day's loss, as ratios of its first equity. */
    static RuleEvaluator rules(String reducing, String halted, String killed) {
        Path rules = Path.of("../../rules");
        Map<String, String> files = new TreeMap<>(Rulebook.read(rules, rules).files());
        files.computeIfPresent(
                "limits.csv",
                (name, text) -> text.replace("C19,ACCOUNT,,,ABSOLUTE,0.02,", "C19,ACCOUNT,,,ABSOLUTE," + reducing + ",")
                        .replace("C19,ACCOUNT,,,ABSOLUTE,0.03,", "C19,ACCOUNT,,,ABSOLUTE," + halted + ",")
                        .replace("C19,ACCOUNT,,,ABSOLUTE,0.05,", "C19,ACCOUNT,,,ABSOLUTE," + killed + ","));
        return Rulebook.compile(
                RuleSources.of(files), EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    static List<IndicatorSpec> indicators() {
        return INDICATORS.entrySet().stream()
                .map(e -> IndicatorSpec.parse(e.getKey(), e.getValue(), FIVE_MINUTES))
                .toList();
    }

    static ReplaySetup setup(RuleEvaluator rules, Mode mode) {
        return setup(rules, mode, indicators());
    }

    static ReplaySetup setup(RuleEvaluator rules, Mode mode, List<IndicatorSpec> indicators) {
        TreeMap<InstrumentId, Instrument> instruments = new TreeMap<>();
        instruments.put(Samples.ETH, ether());
        return new ReplaySetup(
                settings(mode),
                instruments,
                ETH,
                CALENDARS,
                indicators,
                List.of(new ScheduledCycle(
                        new Schedule(
                                "eth",
                                List.of(Samples.ETH),
                                Set.of("trend", "meanreversion", "breakout", "momentum", "regime", "score")),
                        Cadence.onBars(ETH, FIVE_MINUTES))),
                rules,
                SimulationSettings.of(Money.of("100000", Currency.USD)),
                Instant.EPOCH,
                Instant.MAX);
    }

    static Replay.Surroundings inMemory(Function<Clock, Journal> journal) {
        return new Replay.Surroundings(
                journal,
                (market, clock) -> SimulatedBroker.inMemory(
                        SimulationSettings.of(Money.of("100000", Currency.USD)), market, clock),
                () -> 0L,
                Optional::empty);
    }

    static Replay.Surroundings onDisk(Function<Clock, Journal> journal, Path brokerLog) {
        return new Replay.Surroundings(
                journal,
                (market, clock) -> SimulatedBroker.logged(
                        brokerLog, SimulationSettings.of(Money.of("100000", Currency.USD)), market, clock),
                () -> 0L,
                Optional::empty);
    }

    private static Instrument ether() {
        return new Instrument(
                Samples.ETH,
                AssetClass.CRYPTO,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of("0.001"),
                BigDecimal.ONE,
                "crypto",
                "24/7",
                PriceSource.BAR_CLOSE,
                Duration.ofMinutes(10),
                false);
    }

    private static EngineSettings settings(Mode mode) {
        return new EngineSettings(
                mode,
                "paper-1",
                Currency.USD,
                "test",
                "test",
                "test",
                Ceilings.DEFAULTS,
                AccountingDay.utcDate(),
                MarginSchedule.always(MarginRule.CASH),
                new BigDecimal("0.05"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                0);
    }
}
