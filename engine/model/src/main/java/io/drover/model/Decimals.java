package io.drover.model;

import java.math.BigDecimal;

/** Scale normalisation, so that equal amounts are equal records whatever text they came from. */
public final class Decimals {
    private Decimals() {}

    /** The same number without trailing zeros and with a scale of 0 or more: 100.00 and 1E+2 both become 100. */
    public static BigDecimal normalize(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
