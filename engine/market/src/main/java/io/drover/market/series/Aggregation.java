package io.drover.market.series;

import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.calendar.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * Bars made of trades or of shorter bars. Intraday intervals begin at multiples of the timeframe since the epoch, UTC. A bar
 * exists only where something traded: an interval without a trade has none, and the next bar carries
 * {@link BarSeries#GAPPED}.
 */
public final class Aggregation {
    private Aggregation() {}

    /**
     * Bars of trades. Trades of size 0 count with their price. The last bar ends with its interval, though the recording may have
     * stopped within.
     *
     * @param timeframe shorter than a day
     */
    public static BarSeries ofTrades(TradeSeries trades, Timeframe timeframe) {
        OpenBar bar = new OpenBar(BarSeries.builder(trades.instrument(), intraday(timeframe)));
        long length = timeframe.millis();
        long reached = Long.MAX_VALUE;
        for (int i = 0; i < trades.size(); i++) {
            long start = Math.floorDiv(trades.time(i), length) * length;
            bar.interval(start, start + length);
            if (start > reached) {
                bar.gap();
            }
            bar.trade(trades.price(i), trades.size(i));
            reached = start + length;
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
        OpenBar bar = new OpenBar(BarSeries.builder(source.instrument(), intraday(timeframe)));
        long length = timeframe.millis();
        for (int i = 0; i < source.size(); i++) {
            long start = Math.floorDiv(source.start(i), length) * length;
            bar.interval(start, start + length);
            bar.bar(source, i);
        }
        return bar.buildWhole(source.size() == 0 ? 0 : source.end(source.size() - 1));
    }

    /**
     * Daily bars of intraday bars: one for each session that has any, of the bars that start within it. The last one is left out
     * when its session is not over with the last part.
     */
    public static BarSeries daily(BarSeries source, ExchangeCalendar calendar) {
        OpenBar bar = new OpenBar(BarSeries.builder(source.instrument(), Timeframe.DAILY));
        Optional<Session> session = Optional.empty();
        long reached = 0;
        for (int i = 0; i < source.size(); i++) {
            Instant start = Instant.ofEpochMilli(source.start(i));
            if (session.filter(s -> s.contains(start)).isEmpty()) {
                session = calendar.sessionOf(start);
            }
            if (session.isPresent()) {
                bar.interval(
                        session.get().open().toEpochMilli(),
                        session.get().close().toEpochMilli());
                bar.bar(source, i);
            }
            reached = source.end(i);
        }
        return bar.buildWhole(reached);
    }

    private static Timeframe intraday(Timeframe timeframe) {
        if (timeframe.isDaily()) {
            throw new IllegalArgumentException(
                    "timeframe (%s) must be shorter than a day here.\nMaybe make daily bars of intraday bars with their calendar."
                            .formatted(timeframe));
        }
        return timeframe;
    }
}
