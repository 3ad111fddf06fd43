package io.drover.fact;

import io.drover.model.Price;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The one bridge between exact decimals and the doubles that rules read. NaN and infinity never cross it. */
public final class FactNumbers {
    private static final long WHOLE = 1L << 53;
    private static final int DECIMALS = 8;
    private static final double UNITS = 1e8;
    private static final double DIGITS_15 = 1e15;

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

    /** The decimal of the fewest digits that reads back to {@code x}: 0.1 becomes 0.1, not its binary expansion. */
    public static BigDecimal toDecimal(double x) {
        finite(x);
        long whole = (long) x;
        if (whole == x && Math.abs(whole) < WHOLE) {
            return BigDecimal.valueOf(whole);
        }
        BigDecimal shortest = shortest(x);
        return isPlain(shortest) ? shortest.setScale(0) : shortest;
    }

    /** Compares {@link #toDecimal} of {@code x} with an exact amount; it is made only where the doubles are equal. */
    public static int compare(double x, BigDecimal exact) {
        double other = of(exact);
        return x == other ? toDecimal(x).compareTo(exact) : Double.compare(finite(x), other);
    }

    /**
     * Text of a double that every Java release prints alike: the fewest of 15, 16 or 17 significant digits that read back
     * to the same value, without trailing zeros, e.g. {@code 0.1}, {@code 1050}, {@code 1E+23}.
     */
    public static String text(double x) {
        if (!Double.isFinite(x) || x == 0) {
            return Double.isFinite(x) ? "0" : Double.toString(x);
        }
        BigDecimal shortest = shortest(x);
        return isPlain(shortest) ? shortest.toPlainString() : shortest.toString();
    }

    /** Whether a whole number is written without an exponent. */
    private static boolean isPlain(BigDecimal number) {
        return number.scale() < 0 && number.scale() > -16;
    }

    /** No two numbers of up to 15 digits read to the same double, so of those the first one found is the only one. */
    private static BigDecimal shortest(double x) {
        double units = Math.rint(x * UNITS);
        if (Math.abs(units) < DIGITS_15 && units / UNITS == x) {
            return BigDecimal.valueOf((long) units, DECIMALS).stripTrailingZeros();
        }
        BigDecimal exact = new BigDecimal(x);
        BigDecimal rounded = exact;
        for (int digits = 15; digits <= 17; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == x) {
                break;
            }
        }
        return rounded.stripTrailingZeros();
    }

    private static double finite(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException(
                    "number (%s) must be finite.\nMaybe a price or an indicator is missing.".formatted(x));
        }
        return x;
    }
}
