package io.drover.market;

import io.drover.market.action.CorporateAction;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;

/** Something that happened in a market. Times are epoch milliseconds UTC. */
public sealed interface MarketEvent {
    InstrumentId instrument();

    /** When it became known. */
    long time();

    <R> R match(Cases<R> cases);

    /**
     * A bar ended and is known whole.
     *
     * @param start inclusive
     * @param end exclusive, and the event's time
     */
    record BarClosed(
            InstrumentId instrument,
            Timeframe timeframe,
            long start,
            long end,
            double open,
            double high,
            double low,
            double close,
            double volume)
            implements MarketEvent {
        @Override
        public long time() {
            return end;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.barClosed(this);
        }
    }

    /**
     * A bar began: its first price, and nothing more.
     *
     * @param time start of the bar
     * @param open first price
     */
    record BarOpened(InstrumentId instrument, Timeframe timeframe, long time, double open) implements MarketEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.barOpened(this);
        }
    }

    /**
     * Best bid and ask changed.
     *
     * @param bidSize 0 when not published
     * @param askSize 0 when not published
     */
    record QuoteChanged(InstrumentId instrument, long time, double bid, double ask, double bidSize, double askSize)
            implements MarketEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.quoteChanged(this);
        }
    }

    /** A trade was printed. */
    record TradePrinted(InstrumentId instrument, long time, double price, double size) implements MarketEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tradePrinted(this);
        }
    }

    /** A split or dividend takes effect. */
    record ActionTaken(CorporateAction action) implements MarketEvent {
        @Override
        public InstrumentId instrument() {
            return action.instrument();
        }

        @Override
        public long time() {
            return action.takesEffect().toEpochMilli();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.actionTaken(this);
        }
    }

    /** One method per kind. */
    interface Cases<R> {
        R barClosed(BarClosed event);

        R barOpened(BarOpened event);

        R quoteChanged(QuoteChanged event);

        R tradePrinted(TradePrinted event);

        R actionTaken(ActionTaken event);
    }
}
