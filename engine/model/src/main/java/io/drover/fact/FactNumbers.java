package io.drover.fact;

import io.drover.model.Price;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one bridge between exact decimals and the doubles that rules read. NaN and infinity never cross it. */
public final class FactNumbers {
    private FactNumbers() {}

    /** The double nearest to an exact amount. */
    public static double of(BigDecimal value) {
        return finite(value.doubleValue());
    }

    public static double of(Price price) {
        return of(price.value());
    }

    public static double of(Quantity quantity) {
        return of(quantity.value());
    }

    /** {@code x} as a price on the tick grid, e.g. 10.004 with tick 0.01 and {@code HALF_EVEN} is 10. */
    public static Price toPrice(double x, Price tick, RoundingMode mode) {
        return new Price(toDecimal(x)).roundedTo(tick, mode);
    }

    /** {@code x} as a quantity on the lot grid. */
    public static Quantity toQuantity(double x, Quantity lot, RoundingMode mode) {
        return new Quantity(toDecimal(x)).roundedTo(lot, mode);
    }

    /** The decimal that prints as {@code x} does: 0.1 becomes 0.1, not its binary expansion. */
    public static BigDecimal toDecimal(double x) {
        return new BigDecimal(Double.toString(finite(x)));
    }

    private static double finite(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException(
                    "number (%s) must be finite.\nMaybe a price or an indicator is missing.".formatted(x));
        }
        return x;
    }
}
