package io.drover.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Number of units (shares, coins, contracts). Order quantities are positive; a position's is negative when short.
 *
 * @param value the exact amount, normalised
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        value = Decimals.normalize(value);
    }

    public static Quantity of(String text) {
        return new Quantity(new BigDecimal(text));
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public Quantity negated() {
        return new Quantity(value.negate());
    }

    public Quantity abs() {
        return new Quantity(value.abs());
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The nearest multiple of {@code lot} in the given direction. */
    public Quantity roundedTo(Quantity lot, RoundingMode mode) {
        return new Quantity(value.divide(lot.value, 0, mode).multiply(lot.value));
    }

    public boolean isMultipleOf(Quantity lot) {
        return value.remainder(lot.value).signum() == 0;
    }

    public int signum() {
        return value.signum();
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
