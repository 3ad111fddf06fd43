package io.drover.market.series;

import io.drover.model.InstrumentId;
import java.time.Instant;
import java.util.Arrays;

/** Collects bars in ascending order. */
public final class BarSeriesBuilder {
    final InstrumentId instrument;
    final Timeframe timeframe;
    long[] start = new long[1024];
    long[] end = new long[1024];
    double[] open = new double[1024];
    double[] high = new double[1024];
    double[] low = new double[1024];
    double[] close = new double[1024];
    double[] volume = new double[1024];
    byte[] flags = new byte[1024];
    int size;

    BarSeriesBuilder(InstrumentId instrument, Timeframe timeframe) {
        this.instrument = instrument;
        this.timeframe = timeframe;
    }

    /**
     * Begins the next bar; {@link #prices} must follow.
     *
     * @param from inclusive, epoch milliseconds
     * @param to exclusive, when the bar becomes known
     */
    public BarSeriesBuilder bar(long from, long to) {
        if (to <= from || (size > 0 && (from <= start[size - 1] || to <= end[size - 1]))) {
            throw new IllegalArgumentException("%s %s: bar %s to %s must be later than the one before, %s."
                    .formatted(
                            instrument,
                            timeframe,
                            Instant.ofEpochMilli(from),
                            Instant.ofEpochMilli(to),
                            size == 0 ? "none" : Instant.ofEpochMilli(start[size - 1])));
        }
        if (size == start.length) {
            grow();
        }
        start[size] = from;
        end[size] = to;
        flags[size] = 0;
        size++;
        return this;
    }

    /** The four prices of the bar just begun. */
    public BarSeriesBuilder prices(double first, double highest, double lowest, double last) {
        int i = size - 1;
        open[i] = first;
        high[i] = highest;
        low[i] = lowest;
        close[i] = last;
        return this;
    }

    public BarSeriesBuilder volume(double units) {
        volume[size - 1] = units;
        return this;
    }

    /** Adds {@link BarSeries#GAPPED} or {@link BarSeries#SUSPECT} to the bar just begun. */
    public BarSeriesBuilder flag(byte flag) {
        flags[size - 1] |= flag;
        return this;
    }

    public int size() {
        return size;
    }

    public long lastStart() {
        return start[size - 1];
    }

    public long lastEnd() {
        return end[size - 1];
    }

    public double lastClose() {
        return close[size - 1];
    }

    /** The bars so far; the builder may go on. */
    public BarSeries build() {
        return new BarSeries(this);
    }

    private void grow() {
        int length = size * 2;
        start = Arrays.copyOf(start, length);
        end = Arrays.copyOf(end, length);
        open = Arrays.copyOf(open, length);
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        close = Arrays.copyOf(close, length);
        volume = Arrays.copyOf(volume, length);
        flags = Arrays.copyOf(flags, length);
    }
}
