package io.drover.market;

import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.Mark;
import io.drover.model.Price;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exact reference prices of one instrument; the last one is kept. */
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

    /** The mark of this price; its time is when it was made. */
    Optional<Mark> mark(double value, long time) {
        if (value != lastValue || time != lastTime) {
            lastValue = value;
            lastTime = time;
            last = Optional.of(new Mark(exact(value), Instant.ofEpochMilli(time), instrument.priceSource()));
        }
        return last;
    }
}
