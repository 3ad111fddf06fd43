package io.drover.market.series;

import io.drover.model.InstrumentId;
import java.util.Arrays;

/**
 * Closed bars of one instrument and timeframe in columns: 57 bytes a bar. Bar 0 is the oldest; starts and ends increase
 * strictly. Immutable once built, safe to share between threads.
 */
public final class BarSeries implements Bars {
    /** Bars are missing between the one before and this one, although the market was open. */
    public static final byte GAPPED = 1;

    /** A defect was flagged in this bar. */
    public static final byte SUSPECT = 2;

    /** Bytes that one bar takes. */
    public static final int BYTES_PER_BAR = 7 * Long.BYTES + 1;

    private final InstrumentId instrument;
    private final Timeframe timeframe;
    private final long[] start;
    private final long[] end;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final byte[] flags;

    BarSeries(BarSeriesBuilder b) {
        this.instrument = b.instrument;
        this.timeframe = b.timeframe;
        this.start = Arrays.copyOf(b.start, b.size);
        this.end = Arrays.copyOf(b.end, b.size);
        this.open = Arrays.copyOf(b.open, b.size);
        this.high = Arrays.copyOf(b.high, b.size);
        this.low = Arrays.copyOf(b.low, b.size);
        this.close = Arrays.copyOf(b.close, b.size);
        this.volume = Arrays.copyOf(b.volume, b.size);
        this.flags = Arrays.copyOf(b.flags, b.size);
    }

    public static BarSeriesBuilder builder(InstrumentId instrument, Timeframe timeframe) {
        return new BarSeriesBuilder(instrument, timeframe);
    }

    @Override
    public InstrumentId instrument() {
        return instrument;
    }

    @Override
    public Timeframe timeframe() {
        return timeframe;
    }

    @Override
    public int size() {
        return end.length;
    }

    @Override
    public long start(int i) {
        return start[i];
    }

    @Override
    public long end(int i) {
        return end[i];
    }

    @Override
    public double open(int i) {
        return open[i];
    }

    @Override
    public double high(int i) {
        return high[i];
    }

    @Override
    public double low(int i) {
        return low[i];
    }

    @Override
    public double close(int i) {
        return close[i];
    }

    @Override
    public double volume(int i) {
        return volume[i];
    }

    @Override
    public boolean gapped(int i) {
        return (flags[i] & GAPPED) != 0;
    }

    @Override
    public boolean suspect(int i) {
        return (flags[i] & SUSPECT) != 0;
    }

    /** Index of the last bar that ended at or before {@code time}; -1 when none did. */
    public int lastEndedBy(long time) {
        return Sorted.lastAtOrBefore(end, time);
    }

    @Override
    public int lastEndedBy(long time, int hint) {
        return Sorted.lastAtOrBefore(end, time, hint);
    }

    /** Whether both series have bars of exactly the same times. */
    public boolean sameTimesAs(BarSeries other) {
        return Arrays.equals(end, other.end) && Arrays.equals(start, other.start);
    }
}
