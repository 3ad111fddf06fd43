package io.drover.research.guard;

import io.drover.broker.simulated.FillConvention;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.decision.Decision;
import io.drover.fact.Bar;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.MarketState;
import io.drover.journal.JournalRecord;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.port.MarketData;
import io.drover.port.RuleEvaluator;
import io.drover.research.ReplayClock;
import io.drover.store.MemoryJournal;
import io.drover.trading.AccountingDay;
import io.drover.trading.Ceilings;
import io.drover.trading.DerivedIds;
import io.drover.trading.Engine;
import io.drover.trading.EngineParts;
import io.drover.trading.EngineSettings;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import io.drover.trading.Schedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The engine, its gate and a simulated broker with 100,000 USD; a cycle a minute, orders fill at once at its prices. */
final class SmallEngine {
    static final String STRATEGY = "trend";
    private static final Instant START = Instant.parse("2024-01-03T15:00:00Z");
    private static final EngineSettings SETTINGS = new EngineSettings(
            Mode.PAPER,
            "test",
            Currency.USD,
            "test",
            "test",
            "test",
            Ceilings.DEFAULTS,
            AccountingDay.utcDate(),
            MarginSchedule.always(MarginRule.CASH),
            new BigDecimal("0.05"),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            0);

    private final ReplayClock clock = new ReplayClock(START);
    private final MemoryJournal journal = new MemoryJournal(clock);
    private final Map<InstrumentId, Price> prices = new HashMap<>();
    private final Map<InstrumentId, Bar> bars = new HashMap<>();
    private final TreeMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    private final SimulatedBroker broker;
    private final Engine engine;
    private Instant now = START;

    /** Every price is 100. */
    SmallEngine(RuleEvaluator rules, List<String> symbols) {
        symbols.forEach(s -> {
            instruments.put(InstrumentId.parse(s), instrument(InstrumentId.parse(s)));
            price(s, "100");
        });
        Market market = new Market();
        broker = SimulatedBroker.inMemory(
                SimulationSettings.of(Money.of("100000", Currency.USD)).withConvention(FillConvention.BAR_CLOSE),
                SimulatedMarket.of(instruments.values()).withMarks(market::mark),
                clock);
        engine = new Engine(
                SETTINGS,
                new EngineParts(
                        instruments,
                        market,
                        journal,
                        broker,
                        new DerivedIds("test"),
                        clock,
                        () -> 0L,
                        Runnable::run,
                        Runnable::run,
                        Optional::empty),
                rules);
        engine.start();
    }

    void price(String symbol, String px) {
        prices.put(InstrumentId.parse(symbol), Price.of(px));
    }

    /** Units that a symbol trades per bar of this length from now on. */
    void volume(String symbol, String timeframe, double units) {
        bars.put(InstrumentId.parse(symbol), new Bar(symbol, timeframe, 0, 100, 100, 100, 100, units, false));
    }

    /** Runs the next cycle, and books what the broker makes of it. */
    List<Decision> cycle() {
        return cycleAfter(60);
    }

    /** The same, so many seconds after the last one. */
    List<Decision> cycleAfter(int seconds) {
        now = now.plusSeconds(seconds);
        clock.advanceTo(now);
        engine.cycle(new Schedule("minute", List.copyOf(instruments.keySet()), Set.of(STRATEGY)), now);
        broker.deliver();
        List<JournalRecord.Cycle> cycles = new ArrayList<>();
        journal.read(1, e -> {
            if (e.record() instanceof JournalRecord.Cycle cycle) {
                cycles.add(cycle);
            }
        });
        return cycles.get(cycles.size() - 1).decisions();
    }

    private static Instrument instrument(InstrumentId id) {
        return new Instrument(
                id,
                AssetClass.EQUITY,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of(1),
                BigDecimal.ONE,
                "technology",
                "24/7",
                PriceSource.LAST_TRADE,
                Duration.ofMinutes(5),
                false);
    }

    private final class Market implements MarketData {
        @Override
        public List<Fact> facts(InstrumentId id, Instant at, Optional<Instant> previousCycle) {
            List<Fact> facts = new ArrayList<>();
            Optional.ofNullable(bars.get(id)).ifPresent(facts::add);
            facts.addAll(List.of(
                    new DataQuality(id.toString(), false, false, false, false, 0, 0),
                    new MarketState(id.toString(), true, false, 0, 60, false)));
            return facts;
        }

        @Override
        public Optional<Mark> mark(InstrumentId id, Instant at) {
            return Optional.ofNullable(prices.get(id)).map(px -> new Mark(px, at, PriceSource.LAST_TRADE));
        }
    }
}
