package io.drover.market.series;

import io.drover.model.InstrumentId;
import java.util.Arrays;

/**
 * Trades of one instrument in columns, in the order they were printed. Several may share a time, and two may be identical.
 */
public final class TradeSeries {
    private final InstrumentId instrument;
    private final long[] time;
    private final double[] price;
    private final double[] size;

    private TradeSeries(Builder b) {
        this.instrument = b.instrument;
        this.time = Arrays.copyOf(b.time, b.count);
        this.price = Arrays.copyOf(b.price, b.count);
        this.size = Arrays.copyOf(b.size, b.count);
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

    public double price(int i) {
        return price[i];
    }

    /** Units of print {@code i}; may be 0. */
    public double size(int i) {
        return size[i];
    }

    /** Index of the last print at or before {@code at}; -1 when there is none. {@code hint} is an earlier answer. */
    public int lastBy(long at, int hint) {
        return Sorted.lastAtOrBefore(time, at, hint);
    }

    /** Collects trades in order of time. */
    public static final class Builder {
        private final InstrumentId instrument;
        private long[] time = new long[1024];
        private double[] price = new double[1024];
        private double[] size = new double[1024];
        private int count;

        private Builder(InstrumentId instrument) {
            this.instrument = instrument;
        }

        public Builder trade(long at, double paid, double units) {
            if (count > 0 && at < time[count - 1]) {
                throw new IllegalArgumentException(
                        "%s: trade at %d must not be earlier than %d.".formatted(instrument, at, time[count - 1]));
            }
            if (count == time.length) {
                time = Arrays.copyOf(time, count * 2);
                price = Arrays.copyOf(price, count * 2);
                size = Arrays.copyOf(size, count * 2);
            }
            time[count] = at;
            price[count] = paid;
            size[count++] = units;
            return this;
        }

        public int size() {
            return count;
        }

        public TradeSeries build() {
            return new TradeSeries(this);
        }
    }
}
