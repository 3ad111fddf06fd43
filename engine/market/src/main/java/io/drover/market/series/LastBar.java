package io.drover.market.series;

import io.drover.model.InstrumentId;

/**
 * Bars as they close, of which only the last one is kept: bar {@code i} can be read until the next one closes. One thread.
 */
public final class LastBar implements Bars {
    private final InstrumentId instrument;
    private final Timeframe timeframe;
    private int size;
    private long start = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private boolean gapped;

    public LastBar(InstrumentId instrument, Timeframe timeframe) {
        this.instrument = instrument;
        this.timeframe = timeframe;
    }

    /**
     * The next bar has closed; {@link #prices} must follow.
     *
     * @param from inclusive
     * @param to exclusive, when the bar became known
     * @param missing whether bars are missing before it, although the market was open
     */
    public LastBar bar(long from, long to, boolean missing) {
        if (to <= from || from <= start || to <= end) {
            throw new IllegalArgumentException(
                    "%s %s: bar of %d to %d must be later than the one before, of %d.\nMaybe a feed repeats itself."
                            .formatted(instrument, timeframe, from, to, start));
        }
        size++;
        start = from;
        end = to;
        gapped = missing;
        return this;
    }

    /** The four prices and the volume of the bar that has just closed. */
    public void prices(double first, double highest, double lowest, double last, double units) {
        open = first;
        high = highest;
        low = lowest;
        close = last;
        volume = units;
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
        return size;
    }

    @Override
    public long start(int i) {
        return kept(i, start);
    }

    @Override
    public long end(int i) {
        return kept(i, end);
    }

    @Override
    public double open(int i) {
        return kept(i, open);
    }

    @Override
    public double high(int i) {
        return kept(i, high);
    }

    @Override
    public double low(int i) {
        return kept(i, low);
    }

    @Override
    public double close(int i) {
        return kept(i, close);
    }

    @Override
    public double volume(int i) {
        return kept(i, volume);
    }

    @Override
    public boolean gapped(int i) {
        require(i);
        return gapped;
    }

    @Override
    public boolean suspect(int i) {
        require(i);
        return false;
    }

    /** Throws {@link IllegalStateException} for a time before the last bar's end: what was known then is forgotten. */
    @Override
    public int lastEndedBy(long time, int hint) {
        if (size > 0 && time < end) {
            throw new IllegalStateException("%s %s: what was known at %d is forgotten since the bar that ended at %d."
                    .formatted(instrument, timeframe, time, end));
        }
        return size - 1;
    }

    private double kept(int i, double value) {
        require(i);
        return value;
    }

    private long kept(int i, long value) {
        require(i);
        return value;
    }

    private void require(int i) {
        if (i != size - 1) {
            throw new IndexOutOfBoundsException(
                    "%s %s: bar %d is not kept, only the last of %d".formatted(instrument, timeframe, i, size));
        }
    }
}
