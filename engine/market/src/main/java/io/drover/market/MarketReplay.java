package io.drover.market;

import io.drover.market.action.CorporateAction;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data set as it happened, once, forwards. At one instant bars end first, then splits and dividends take effect, then
 * quotes change, then trades print, each by instrument; what is due at that instant then runs; last the bars of that instant
 * open. Of an instrument's bars only the shortest timeframe counts.
 */
public final class MarketReplay {
    private static final long NEVER = Long.MAX_VALUE;

    /** Hears what happens. */
    @FunctionalInterface
    public interface Listener {
        void happened(MarketEvent event);

        /**
         * Whether it wants to hear of prices of an instrument; what nobody wants is not made into an event.
         *
         * @param time of the event, epoch milliseconds
         */
        default boolean wants(InstrumentId instrument, long time) {
            return true;
        }
    }

    private final List<Lane> known = new ArrayList<>();
    private final List<Lane> opens = new ArrayList<>();

    public MarketReplay(DataSet data) {
        List<Lane> closes = new ArrayList<>();
        List<Lane> actions = new ArrayList<>();
        List<Lane> quotes = new ArrayList<>();
        List<Lane> trades = new ArrayList<>();
        for (InstrumentId id : data.instruments()) {
            data.bars(id).stream().findFirst().ifPresent(bars -> {
                closes.add(closes(bars));
                opens.add(opens(bars));
            });
            actions.add(actions(id, data.actions(id)));
            data.quotes(id).ifPresent(series -> quotes.add(quotes(series)));
            data.trades(id).ifPresent(series -> trades.add(trades(series)));
        }
        known.addAll(closes);
        known.addAll(actions);
        known.addAll(quotes);
        known.addAll(trades);
    }

    /** Time of the next event; absent at the end. */
    public Optional<Instant> nextTime() {
        long next = Math.min(earliest(known), earliest(opens));
        return next == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
    }

    /** Gives all events before {@code now}, and those at {@code now} that come before what is due then: all but openings. */
    public void upTo(Instant now, Listener listener) {
        long time = now.toEpochMilli();
        while (true) {
            long ended = earliest(known);
            long opened = earliest(opens);
            if (ended <= opened && ended <= time) {
                give(known, ended, listener);
            } else if (opened < time) {
                give(opens, opened, listener);
            } else {
                return;
            }
        }
    }

    /** Gives the openings at {@code now}; call {@link #upTo} before. */
    public void opensAt(Instant now, Listener listener) {
        give(opens, now.toEpochMilli(), listener);
    }

    private static long earliest(List<Lane> lanes) {
        long earliest = NEVER;
        for (int i = 0; i < lanes.size(); i++) {
            earliest = Math.min(earliest, lanes.get(i).next);
        }
        return earliest;
    }

    private static void give(List<Lane> lanes, long time, Listener listener) {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            while (lane.next == time) {
                if (lane.isAction || listener.wants(lane.instrument, time)) {
                    listener.happened(lane.event());
                }
                lane.step();
            }
        }
    }

    private static Lane closes(BarSeries bars) {
        return Lane.ofPrices(
                bars.instrument(),
                bars.size(),
                bars::end,
                i -> new MarketEvent.BarClosed(
                        bars.instrument(),
                        bars.timeframe(),
                        bars.start(i),
                        bars.end(i),
                        bars.open(i),
                        bars.high(i),
                        bars.low(i),
                        bars.close(i),
                        bars.volume(i)));
    }

    private static Lane opens(BarSeries bars) {
        return Lane.ofPrices(
                bars.instrument(),
                bars.size(),
                bars::start,
                i -> new MarketEvent.BarOpened(bars.instrument(), bars.timeframe(), bars.start(i), bars.open(i)));
    }

    private static Lane actions(InstrumentId instrument, List<CorporateAction> actions) {
        return new Lane(
                instrument,
                true,
                actions.size(),
                i -> actions.get(i).takesEffect().toEpochMilli(),
                i -> new MarketEvent.ActionTaken(actions.get(i)));
    }

    private static Lane quotes(QuoteSeries quotes) {
        return Lane.ofPrices(
                quotes.instrument(),
                quotes.size(),
                quotes::time,
                i -> new MarketEvent.QuoteChanged(
                        quotes.instrument(),
                        quotes.time(i),
                        quotes.bid(i),
                        quotes.ask(i),
                        quotes.bidSize(i),
                        quotes.askSize(i)));
    }

    private static Lane trades(TradeSeries trades) {
        return Lane.ofPrices(
                trades.instrument(),
                trades.size(),
                trades::time,
                i -> new MarketEvent.TradePrinted(
                        trades.instrument(), trades.time(i), trades.price(i), trades.size(i)));
    }

    /** One column of times and what happened at each, to one instrument. */
    private static final class Lane {
        private final InstrumentId instrument;
        private final boolean isAction;
        private final int size;
        private final TimeAt times;
        private final EventAt events;
        private int at;
        private long next;

        Lane(InstrumentId instrument, boolean isAction, int size, TimeAt times, EventAt events) {
            this.instrument = instrument;
            this.isAction = isAction;
            this.size = size;
            this.times = times;
            this.events = events;
            this.next = size == 0 ? NEVER : times.time(0);
        }

        static Lane ofPrices(InstrumentId instrument, int size, TimeAt times, EventAt events) {
            return new Lane(instrument, false, size, times, events);
        }

        MarketEvent event() {
            return events.event(at);
        }

        void step() {
            at++;
            next = at < size ? times.time(at) : NEVER;
        }
    }

    private interface TimeAt {
        long time(int i);
    }

    private interface EventAt {
        MarketEvent event(int i);
    }
}
