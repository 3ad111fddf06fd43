package io.drover.research.yardstick;

import io.drover.broker.simulated.FillConvention;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.market.LiveMarketData;
import io.drover.market.MarketEvent;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.Timeframe;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.port.RuleEvaluator;
import io.drover.research.ReplayClock;
import io.drover.trading.AccountingDay;
import io.drover.trading.DerivedIds;
import io.drover.trading.Engine;
import io.drover.trading.EngineParts;
import io.drover.trading.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** The whole engine on prices as they come: a cycle a second of its own clock, orders filled at once at the cycle's prices. */
final class LiveAccount implements AutoCloseable {
    private static final Timeframe SECOND = Timeframe.parse("1s");
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final int FAST = 10;
    private static final int SLOW = 50;

    private final List<InstrumentId> ids;
    private final LiveMarketData market;
    private final SimulatedBroker broker;
    private final ReplayClock clock = new ReplayClock(START);
    private final Schedule schedule;
    private final Engine engine;
    private Instant now = START;

    LiveAccount(int symbols, RuleEvaluator evaluator, Tally tally, LongSupplier nanos) {
        this.ids = IntStream.range(0, symbols)
                .mapToObj(k -> new InstrumentId("S%05d".formatted(k), "YARD"))
                .toList();
        SortedMap<InstrumentId, Instrument> instruments = YardstickAccount.instruments(ids);
        this.market = new LiveMarketData(
                instruments.values(), SECOND, YardstickAccount.indicators(FAST, SLOW, SECOND), Calendars.standard());
        this.broker = SimulatedBroker.inMemory(
                YardstickAccount.simulation("1000000000").withConvention(FillConvention.BAR_CLOSE),
                SimulatedMarket.of(instruments.values()).withMarks(market::mark),
                clock);
        this.schedule = new Schedule("prices", ids, Set.of("cross", "scan"));
        this.engine = new Engine(
                YardstickAccount.settings(AccountingDay.utcDate()),
                new EngineParts(
                        instruments,
                        market,
                        tally.on(clock),
                        broker,
                        new DerivedIds("yardstick"),
                        clock,
                        nanos,
                        Runnable::run,
                        Runnable::run,
                        Optional::empty),
                evaluator);
        engine.start();
    }

    /** A price of every symbol, and the decisions about them, handed over to the broker. */
    void cycle(LivePrices prices) {
        Instant before = now;
        now = now.plusMillis(SECOND.millis());
        clock.advanceTo(now);
        for (int k = 0; k < ids.size(); k++) {
            market.heard(bar(ids.get(k), before.toEpochMilli(), prices.of(k)));
        }
        engine.cycle(schedule, now);
        engine.failure().ifPresent(why -> {
            throw new IllegalStateException("the engine stopped: " + why);
        });
    }

    /** Books what the broker has answered. */
    void book() {
        broker.deliver();
    }

    Engine engine() {
        return engine;
    }

    private static MarketEvent.BarClosed bar(InstrumentId id, long start, int price) {
        return new MarketEvent.BarClosed(id, SECOND, start, start + SECOND.millis(), price, price, price, price, 0);
    }

    @Override
    public void close() {
        broker.close();
    }
}
