package io.drover.research;

import static java.util.Objects.requireNonNull;

import io.drover.broker.simulated.BarRange;
import io.drover.broker.simulated.BidAsk;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.fact.FactNumbers;
import io.drover.market.MarketEvent;
import io.drover.market.MarketReplay;
import io.drover.market.action.CorporateAction;
import io.drover.market.calendar.Calendars;
import io.drover.market.calendar.Phase;
import io.drover.model.ExecId;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.AccountEvent;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tells the simulated broker what happens in the market: exact prices on the tick grid, and only where it is watching. */
final class BrokerFeed
        implements MarketReplay.Listener, MarketEvent.Cases<Boolean>, CorporateAction.Cases<Optional<AccountEvent>> {
    private final Map<InstrumentId, Instrument> instruments;
    private final Calendars calendars;
    private final SimulatedBroker broker;
    private final ReplayClock clock;
    private final Consumer<AccountEvent> account;
    private final Map<InstrumentId, Instant> sessionEnds = new TreeMap<>();
    private long nextBoundary = Long.MIN_VALUE;

    /** @param account told what splits and dividends did to the broker's books */
    BrokerFeed(ReplaySetup setup, SimulatedBroker broker, ReplayClock clock, Consumer<AccountEvent> account) {
        this.instruments = setup.instruments();
        this.calendars = setup.calendars();
        this.account = account;
        this.broker = broker;
        this.clock = clock;
    }

    /** Also where a session has ended meanwhile: its end is told first, and may change what is watched. */
    @Override
    public boolean wants(InstrumentId instrument, long time) {
        return nextBoundary <= time || broker.isWatching(instrument);
    }

    /** Sessions that ended before it end first; a bar that ends with its session still belongs to it. */
    @Override
    public void happened(MarketEvent event) {
        endSessions(event instanceof MarketEvent.BarClosed ? event.time() - 1 : event.time());
        if (broker.isWatching(event.instrument()) || event instanceof MarketEvent.ActionTaken) {
            clock.advanceTo(Instant.ofEpochMilli(event.time()));
            event.match(this);
        }
    }

    /** Ends the sessions that are over at {@code now}, each at its own time; call after what happened until then. */
    void endSessions(Instant now) {
        endSessions(now.toEpochMilli());
    }

    private void endSessions(long now) {
        while (nextBoundary <= now) {
            passBoundary(Instant.ofEpochMilli(nextBoundary == Long.MIN_VALUE ? now : nextBoundary));
        }
    }

    private void passBoundary(Instant boundary) {
        nextBoundary = Long.MAX_VALUE;
        for (Instrument instrument : instruments.values()) {
            InstrumentId id = instrument.id();
            if (!sessionEnds.getOrDefault(id, Instant.MAX).isAfter(boundary)) {
                clock.advanceTo(boundary);
                broker.sessionClosed(id, boundary);
            }
            Phase phase = calendars.get(instrument.calendar()).phase(boundary);
            sessionEnds.put(id, phase.open() ? phase.until() : Instant.MAX);
            nextBoundary = Math.min(nextBoundary, millis(phase.until()));
        }
    }

    /** {@code Instant.MAX} stands for never and has no milliseconds. */
    private static long millis(Instant time) {
        return time.equals(Instant.MAX) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    @Override
    public Boolean barClosed(MarketEvent.BarClosed e) {
        BarRange range = new BarRange(
                price(e, e.open()), price(e, e.high()), price(e, e.low()), price(e, e.close()), size(e.volume()));
        broker.barClosed(e.instrument(), Instant.ofEpochMilli(e.end()), range);
        return true;
    }

    @Override
    public Boolean barOpened(MarketEvent.BarOpened e) {
        broker.barOpened(e.instrument(), Instant.ofEpochMilli(e.time()), price(e, e.open()));
        return true;
    }

    @Override
    public Boolean quoteChanged(MarketEvent.QuoteChanged e) {
        broker.quote(
                e.instrument(),
                Instant.ofEpochMilli(e.time()),
                new BidAsk(price(e, e.bid()), price(e, e.ask()), size(e.bidSize()), size(e.askSize())));
        return true;
    }

    /** Prints move the mark, which the broker reads from the market itself. */
    @Override
    public Boolean tradePrinted(MarketEvent.TradePrinted e) {
        return false;
    }

    @Override
    public Boolean actionTaken(MarketEvent.ActionTaken e) {
        Optional<AccountEvent> booked = e.action().match(this);
        booked.ifPresent(account);
        return booked.isPresent();
    }

    @Override
    public Optional<AccountEvent> split(CorporateAction.Split split) {
        return broker.split(id(split, "SPLIT"), split.instrument(), split.takesEffect(), split.ratio());
    }

    @Override
    public Optional<AccountEvent> dividend(CorporateAction.Dividend paid) {
        return broker.dividend(
                id(paid, "DIVIDEND-" + paid.perShare()), paid.instrument(), paid.takesEffect(), paid.perShare());
    }

    /** The same in every run; a regular and a special dividend of one date differ in their amount. */
    private static ExecId id(CorporateAction action, String what) {
        return new ExecId(String.join(
                "-", what, action.instrument().toString(), action.date().toString()));
    }

    private Price price(MarketEvent event, double x) {
        return FactNumbers.toPrice(
                x, requireNonNull(instruments.get(event.instrument())).tick(), RoundingMode.HALF_EVEN);
    }

    private static Quantity size(double x) {
        return new Quantity(FactNumbers.toDecimal(x));
    }
}
