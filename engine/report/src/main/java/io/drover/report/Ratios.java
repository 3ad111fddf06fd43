package io.drover.report;

import io.drover.model.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Divisions, each with its rounding. */
final class Ratios {
    private static final int RATIO_SCALE = 8;
    private static final int PRICE_SCALE = 10;

    private Ratios() {}

    /** A ratio to 8 decimals; absent when the whole is 0. */
    static Optional<BigDecimal> of(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(Decimals.normalize(part.divide(whole, RATIO_SCALE, RoundingMode.HALF_EVEN)));
    }

    /** An average price to 10 decimals; 0 when there is no quantity. */
    static BigDecimal averagePrice(BigDecimal value, BigDecimal quantity) {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : Decimals.normalize(value.divide(quantity, PRICE_SCALE, RoundingMode.HALF_EVEN));
    }

    /** The part of an amount that belongs to a part of a quantity; exact for all of it, else to 34 digits. */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return part.compareTo(whole) == 0
                ? amount
                : Decimals.normalize(amount.multiply(part).divide(whole, MathContext.DECIMAL128));
    }
}
