package io.drover.market.series;

/**
 * Bars made of trades or of shorter bars. Intervals begin at multiples of the timeframe since the epoch, UTC. A bar exists
 * only where something traded: an interval without a trade has none, and the next bar carries {@link BarSeries#GAPPED}.
 * Daily bars are not made here, because where a session begins is the calendar's business.
 */
public final class Aggregation {
    private Aggregation() {}

    /**
     * Bars of trades. Trades of size 0 count with their price.
     *
     * @param timeframe shorter than a day
     */
    public static BarSeries ofTrades(TradeSeries trades, Timeframe timeframe) {
        Open bar = new Open(BarSeries.builder(trades.instrument(), intraday(timeframe)), timeframe.millis());
        for (int i = 0; i < trades.size(); i++) {
            bar.at(trades.time(i));
            bar.add(trades.price(i), trades.price(i), trades.price(i));
            bar.close(trades.price(i), trades.size(i));
        }
        return bar.build();
    }

    /**
     * Bars of shorter bars; flags of a part are flags of the whole. The last one is left out when its interval is not
     * over with the last part.
     *
     * @param timeframe a multiple of the source's, shorter than a day
     */
    public static BarSeries ofBars(BarSeries source, Timeframe timeframe) {
        if (timeframe.millis() % source.timeframe().millis() != 0) {
            throw new IllegalArgumentException(
                    "%s: bars of %s must be a multiple of %s.\nMaybe start from shorter bars."
                            .formatted(source.instrument(), timeframe, source.timeframe()));
        }
        Open bar = new Open(BarSeries.builder(source.instrument(), intraday(timeframe)), timeframe.millis());
        int end = source.size();
        while (end > 0
                && source.end(source.size() - 1) % timeframe.millis() != 0
                && sameInterval(source, end - 1, timeframe)) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            bar.at(source.start(i));
            bar.add(source.open(i), source.high(i), source.low(i));
            bar.close(source.close(i), source.volume(i));
            bar.flag(source, i);
        }
        return bar.build();
    }

    private static boolean sameInterval(BarSeries source, int i, Timeframe timeframe) {
        long last = source.start(source.size() - 1);
        return Math.floorDiv(source.start(i), timeframe.millis()) == Math.floorDiv(last, timeframe.millis());
    }

    private static Timeframe intraday(Timeframe timeframe) {
        if (timeframe.isDaily()) {
            throw new IllegalArgumentException(
                    "timeframe (%s) must be shorter than a day here.\nMaybe import daily bars instead."
                            .formatted(timeframe));
        }
        return timeframe;
    }

    /** The bar being made. */
    private static final class Open {
        private final BarSeriesBuilder out;
        private final long length;
        private long start = Long.MIN_VALUE;
        private double open;
        private double high;
        private double low;
        private double close;
        private double volume;
        private byte flags;
        private boolean empty = true;

        Open(BarSeriesBuilder out, long length) {
            this.out = out;
            this.length = length;
        }

        void at(long time) {
            long interval = Math.floorDiv(time, length) * length;
            if (interval != start) {
                write();
                start = interval;
            }
        }

        void add(double first, double highest, double lowest) {
            open = empty ? first : open;
            high = empty ? highest : Math.max(high, highest);
            low = empty ? lowest : Math.min(low, lowest);
            empty = false;
        }

        void close(double last, double units) {
            close = last;
            volume += units;
        }

        void flag(BarSeries source, int i) {
            flags |= source.suspect(i) ? BarSeries.SUSPECT : 0;
            flags |= source.gapped(i) ? BarSeries.GAPPED : 0;
        }

        BarSeries build() {
            write();
            return out.build();
        }

        private void write() {
            if (empty) {
                return;
            }
            boolean gap = out.size() > 0 && out.lastEnd() < start;
            out.bar(start, start + length).prices(open, high, low, close).volume(volume);
            out.flag((byte) (flags | (gap ? BarSeries.GAPPED : 0)));
            volume = 0;
            flags = 0;
            empty = true;
        }
    }
}
