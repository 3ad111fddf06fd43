package io.drover.research;

import static java.util.Objects.requireNonNull;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.broker.simulated.TradingHours;
import io.drover.journal.JournalRecord.Break;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.market.HistoricalMarketData;
import io.drover.market.MarketReplay;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.order.AccountEvent;
import io.drover.port.Journal;
import io.drover.trading.DerivedIds;
import io.drover.trading.Engine;
import io.drover.trading.EngineParts;
import io.drover.trading.Schedule;
import io.drover.trading.StopSign;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A recorded market run through the engine, one scheduled time at a step. At one instant: bars that ended are booked, the
 * cycles due run by name, their orders are dispatched, then the bars of that instant open. One thread.
 */
public final class Replay implements AutoCloseable {
    private final ReplaySetup setup;
    private final ReplayClock clock;
    private final MarketReplay market;
    private final HistoricalMarketData known;
    private final SimulatedBroker broker;
    private final BrokerFeed feed;
    private final Engine engine;
    private final Journal journal;
    private final Due[] due;
    private CycleOutcome lastOutcome = CycleOutcome.SKIPPED;

    /**
     * What a replay is given by those who run it.
     *
     * @param journal opened on the replay's clock
     * @param broker makes the simulated broker: in memory, or with its own log
     * @param nanos monotonic nanoseconds, for durations only
     * @param stopSign asked right before each send
     */
    public record Surroundings(
            Function<Clock, Journal> journal,
            BrokerFactory broker,
            LongSupplier nanos,
            Supplier<Optional<StopSign>> stopSign) {}

    /** Makes the broker of a replay. */
    @FunctionalInterface
    public interface BrokerFactory {
        SimulatedBroker make(SimulatedMarket market, Clock clock);
    }

    public Replay(ReplaySetup setup, Surroundings around) {
        this.setup = setup;
        this.clock = new ReplayClock(setup.from());
        this.market = new MarketReplay(setup.data());
        this.known = new HistoricalMarketData(
                setup.data(), setup.instruments().values(), setup.indicators(), setup.calendars());
        TradingHours hours = (id, at) -> setup.calendars()
                .get(requireNonNull(setup.instruments().get(id)).calendar())
                .isOpen(at);
        this.broker = around.broker()
                .make(
                        SimulatedMarket.of(setup.instruments().values())
                                .withHours(hours)
                                .withMarks(known::mark),
                        clock);
        this.feed = new BrokerFeed(setup, broker, clock, this::booked);
        this.journal = around.journal().apply(clock);
        EngineParts parts = new EngineParts(
                setup.instruments(),
                known,
                journal,
                broker,
                new DerivedIds(setup.settings().installId()),
                clock,
                around.nanos(),
                Runnable::run,
                Runnable::run,
                around.stopSign());
        this.engine = new Engine(setup.settings(), parts, setup.evaluator());
        this.due = setup.schedules().stream().map(s -> new Due(s, setup.from())).toArray(Due[]::new);
    }

    private void booked(AccountEvent event) {
        engine.heard(event);
    }

    /** Folds the journal and reconciles; a restarted replay continues at the first scheduled time without a record. */
    public List<Break> start() {
        List<Break> breaks = engine.start();
        Instant first = setup.from().minusMillis(1);
        List<Instant> last = Arrays.stream(due)
                .map(d -> engine.state().lastScheduled(d.schedule().name()).orElse(first))
                .toList();
        for (int i = 0; i < due.length; i++) {
            due[i].ran(last.get(i));
        }
        Instant seen = last.stream().max(Comparator.naturalOrder()).orElse(first);
        clock.advanceTo(seen);
        market.upTo(seen, event -> {});
        feed.endSessions(seen);
        market.opensAt(seen, feed);
        broker.deliver();
        return breaks;
    }

    /** Time of the next cycle; absent at the end. */
    public Optional<Instant> next() {
        Optional<Instant> earliest = Optional.empty();
        for (Due d : due) {
            Optional<Instant> next = d.next();
            if (next.isPresent() && (earliest.isEmpty() || next.get().isBefore(earliest.get()))) {
                earliest = next;
            }
        }
        return earliest.filter(t -> !t.isAfter(setup.to()));
    }

    /** Runs everything up to and including the next scheduled time; false when there is none. */
    public boolean step() {
        return step(() -> {});
    }

    /**
     * The same.
     *
     * @param beforeCycle called before each cycle, at its time, when all that happened until then is booked
     */
    public boolean step(Runnable beforeCycle) {
        return advance((schedule, now) -> {
            beforeCycle.run();
            lastOutcome = engine.cycle(schedule, now);
        });
    }

    /** The market goes on to the next scheduled time; its cycles are skipped, on record. False when there is none. */
    public boolean pass() {
        return advance(engine::skipped);
    }

    private boolean advance(BiConsumer<Schedule, Instant> cycle) {
        Optional<Instant> next = next();
        if (next.isEmpty()) {
            return false;
        }
        Instant now = next.get();
        market.upTo(now, feed);
        feed.endSessions(now);
        clock.advanceTo(now);
        for (Due d : due) {
            if (d.isAt(now)) {
                d.ran(now);
                cycle.accept(d.schedule(), now);
            }
        }
        broker.deliver();
        market.opensAt(now, feed);
        return true;
    }

    public Engine engine() {
        return engine;
    }

    Journal journal() {
        return journal;
    }

    public SimulatedBroker broker() {
        return broker;
    }

    /** Reference price now; the average entry price where there is none. */
    public Price mark(InstrumentId id) {
        return known.mark(id, now())
                .map(Mark::price)
                .orElseGet(() -> engine.state().books().holding(id).averagePrice());
    }

    /** Label of the accounting day that a cycle would belong to that ran now. */
    String accountingDay() {
        return setup.settings().accountingDay().label(now(), engine.state().cycles() + 1);
    }

    /** Tells virtual time. */
    public Clock clock() {
        return clock;
    }

    /** Virtual time. */
    public Instant now() {
        return clock.instant();
    }

    /** How the last cycle ended. */
    public CycleOutcome lastOutcome() {
        return lastOutcome;
    }

    @Override
    public void close() {
        broker.close();
    }
}
