package io.drover.market.series;

import io.drover.model.InstrumentId;
import java.util.Arrays;

/** Best bid and ask of one instrument in columns, in order of time. */
public final class QuoteSeries {
    private final InstrumentId instrument;
    private final long[] time;
    private final double[] bid;
    private final double[] ask;
    private final double[] bidSize;
    private final double[] askSize;

    private QuoteSeries(Builder b) {
        this.instrument = b.instrument;
        this.time = Arrays.copyOf(b.time, b.count);
        this.bid = Arrays.copyOf(b.bid, b.count);
        this.ask = Arrays.copyOf(b.ask, b.count);
        this.bidSize = Arrays.copyOf(b.bidSize, b.count);
        this.askSize = Arrays.copyOf(b.askSize, b.count);
    }

    public static Builder builder(InstrumentId instrument) {
        return new Builder(instrument);
    }

    public InstrumentId instrument() {
        return instrument;
    }

    public int size() {
        return time.length;
    }

    public long time(int i) {
        return time[i];
    }

    public double bid(int i) {
        return bid[i];
    }

    public double ask(int i) {
        return ask[i];
    }

    /** Units at the bid, 0 when not published. */
    public double bidSize(int i) {
        return bidSize[i];
    }

    /** Units at the ask, 0 when not published. */
    public double askSize(int i) {
        return askSize[i];
    }

    public boolean crossed(int i) {
        return bid[i] > ask[i];
    }

    /** Index of the last quote at or before {@code at}; -1 when there is none. {@code hint} is an earlier answer. */
    public int lastBy(long at, int hint) {
        return Sorted.lastAtOrBefore(time, at, hint);
    }

    /** Collects quotes in order of time. */
    public static final class Builder {
        private final InstrumentId instrument;
        private long[] time = new long[1024];
        private double[] bid = new double[1024];
        private double[] ask = new double[1024];
        private double[] bidSize = new double[1024];
        private double[] askSize = new double[1024];
        private int count;

        private Builder(InstrumentId instrument) {
            this.instrument = instrument;
        }

        /** Begins a quote; {@link #sizes} may follow. */
        public Builder quote(long at, double bestBid, double bestAsk) {
            if (count > 0 && at < time[count - 1]) {
                throw new IllegalArgumentException(
                        "%s: quote at %d must not be earlier than %d.".formatted(instrument, at, time[count - 1]));
            }
            if (count == time.length) {
                grow();
            }
            time[count] = at;
            bid[count] = bestBid;
            ask[count] = bestAsk;
            bidSize[count] = 0;
            askSize[count++] = 0;
            return this;
        }

        public Builder sizes(double atBid, double atAsk) {
            bidSize[count - 1] = atBid;
            askSize[count - 1] = atAsk;
            return this;
        }

        public int size() {
            return count;
        }

        public QuoteSeries build() {
            return new QuoteSeries(this);
        }

        private void grow() {
            time = Arrays.copyOf(time, count * 2);
            bid = Arrays.copyOf(bid, count * 2);
            ask = Arrays.copyOf(ask, count * 2);
            bidSize = Arrays.copyOf(bidSize, count * 2);
            askSize = Arrays.copyOf(askSize, count * 2);
        }
    }
}
