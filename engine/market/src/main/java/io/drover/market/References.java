package io.drover.market;

import io.drover.fact.FactNumbers;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.TradeSeries;
import io.drover.model.Instrument;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exact reference prices of one instrument; the last one is kept. Quotes count with their middle. */
final class References {
    private static final int SLOTS = 512;
    private static final int SLOT_SHIFT = Long.SIZE - 9;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Instrument instrument;
    private final double[] values = new double[SLOTS];
    private final @Nullable Price[] prices = new Price[SLOTS];
    private Optional<Mark> last = Optional.empty();
    private double lastValue = Double.NaN;
    private long lastTime;

    References(Instrument instrument) {
        this.instrument = instrument;
    }

    Optional<Mark> at(
            PriceSource source, Optional<BarView> bar, QuoteSeries quotes, int quote, TradeSeries trades, int trade) {
        return switch (source) {
            case NBBO, VENUE_QUOTE ->
                quote < 0 ? Optional.empty() : mark((quotes.bid(quote) + quotes.ask(quote)) / 2, quotes.time(quote));
            case LAST_TRADE -> trade < 0 ? Optional.empty() : mark(trades.price(trade), trades.time(trade));
            case BAR_CLOSE -> bar.flatMap(b -> mark(b.close(), b.end()));
        };
    }

    /** On the tick grid. Markets come back to the same prices: making one is dear, so some are kept. */
    private Price exact(double value) {
        int slot = (int) ((Double.doubleToLongBits(value) * SPREAD) >>> SLOT_SHIFT);
        Price kept = prices[slot];
        if (kept == null || values[slot] != value) {
            kept = FactNumbers.toPrice(value, instrument.tick(), RoundingMode.HALF_EVEN);
            prices[slot] = kept;
            values[slot] = value;
        }
        return kept;
    }

    private Optional<Mark> mark(double value, long time) {
        if (value != lastValue || time != lastTime) {
            lastValue = value;
            lastTime = time;
            last = Optional.of(new Mark(exact(value), Instant.ofEpochMilli(time), instrument.priceSource()));
        }
        return last;
    }
}
