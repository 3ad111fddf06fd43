package io.drover.market.series;

/** The bar being made of trades or of shorter bars. */
final class OpenBar {
    private final BarSeriesBuilder out;
    private long start = Long.MIN_VALUE;
    private long end;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private byte flags;
    private boolean empty = true;

    OpenBar(BarSeriesBuilder out) {
        this.out = out;
    }

    /** What is added next belongs to the bar of this interval. */
    void interval(long from, long to) {
        if (from != start) {
            write(false);
            start = from;
            end = to;
        }
    }

    void trade(double price, double units) {
        add(price, price, price);
        close(price, units);
    }

    void bar(BarSeries part, int i) {
        add(part.open(i), part.high(i), part.low(i));
        close(part.close(i), part.volume(i));
        flags |= part.suspect(i) ? BarSeries.SUSPECT : 0;
        flags |= part.gapped(i) ? BarSeries.GAPPED : 0;
    }

    private void add(double first, double highest, double lowest) {
        open = empty ? first : open;
        high = empty ? highest : Math.max(high, highest);
        low = empty ? lowest : Math.min(low, lowest);
        empty = false;
    }

    private void close(double last, double units) {
        close = last;
        volume += units;
    }

    /** Bars are missing before the one being made. */
    void gap() {
        flags |= BarSeries.GAPPED;
    }

    /** Ends the series with the bar being made. */
    BarSeries build() {
        write(false);
        return out.build();
    }

    /** Ends the series; the bar being made counts only when its parts reach its end. */
    BarSeries buildWhole(long reached) {
        write(reached < end);
        return out.build();
    }

    private void write(boolean leaveOut) {
        if (!empty && !leaveOut) {
            out.bar(start, end).prices(open, high, low, close).volume(volume).flag(flags);
        }
        volume = 0;
        flags = 0;
        empty = true;
    }
}
