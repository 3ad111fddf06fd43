package io.drover.research;

import static java.util.Objects.requireNonNull;

import io.drover.broker.simulated.BarRange;
import io.drover.broker.simulated.BidAsk;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.fact.FactNumbers;
import io.drover.market.MarketEvent;
import io.drover.market.calendar.Calendars;
import io.drover.market.calendar.Phase;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Tells the simulated broker what happens in the market: exact prices on the tick grid, and only where it is watching. */
final class BrokerFeed implements MarketEvent.Cases<Boolean> {
    private final Map<InstrumentId, Instrument> instruments;
    private final Calendars calendars;
    private final SimulatedBroker broker;
    private final ReplayClock clock;
    private final Map<InstrumentId, Instant> sessionEnds = new TreeMap<>();
    private Instant nextSessionEnd = Instant.MIN;

    BrokerFeed(
            Map<InstrumentId, Instrument> instruments, Calendars calendars, SimulatedBroker broker, ReplayClock clock) {
        this.instruments = instruments;
        this.calendars = calendars;
        this.broker = broker;
        this.clock = clock;
    }

    void happened(MarketEvent event) {
        if (broker.isWatching(event.instrument())) {
            clock.advanceTo(Instant.ofEpochMilli(event.time()));
            event.match(this);
        }
    }

    /** Ends the sessions that are over at {@code now}; call after what happened until then. */
    void endSessions(Instant now) {
        if (now.isBefore(nextSessionEnd)) {
            return;
        }
        nextSessionEnd = Instant.MAX;
        for (Instrument instrument : instruments.values()) {
            Instant end = sessionEnds.getOrDefault(instrument.id(), Instant.MAX);
            if (!end.isAfter(now)) {
                clock.advanceTo(end);
                broker.sessionClosed(instrument.id(), end);
            }
            Phase phase = calendars.get(instrument.calendar()).phase(now);
            Instant next = phase.open() ? phase.until() : Instant.MAX;
            sessionEnds.put(instrument.id(), next);
            Instant look = phase.until().isBefore(next) ? phase.until() : next;
            nextSessionEnd = look.isBefore(nextSessionEnd) ? look : nextSessionEnd;
        }
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

    private Price price(MarketEvent event, double x) {
        return FactNumbers.toPrice(
                x, requireNonNull(instruments.get(event.instrument())).tick(), RoundingMode.HALF_EVEN);
    }

    private static Quantity size(double x) {
        return new Quantity(FactNumbers.toDecimal(x));
    }
}
