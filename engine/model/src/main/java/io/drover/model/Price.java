package io.drover.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Price in quote currency per unit, e.g. USD per share. Signed: spreads and some futures trade below zero.
 *
 * @param value the exact amount, normalised
 */
public record Price(BigDecimal value) implements Comparable<Price> {
    public Price {
        value = Decimals.normalize(value);
    }

    public static Price of(String text) {
        return new Price(new BigDecimal(text));
    }

    public Price plus(Price other) {
        return new Price(value.add(other.value));
    }

    public Price minus(Price other) {
        return new Price(value.subtract(other.value));
    }

    /** This price scaled by a pure number, exactly. */
    public Price times(BigDecimal factor) {
        return new Price(value.multiply(factor));
    }

    /** Value of a signed quantity at this price; contract multipliers are the instrument's business. */
    public Money times(Quantity quantity, Currency currency) {
        return new Money(value.multiply(quantity.value()), currency);
    }

    /** The nearest multiple of {@code tick} in the given direction. */
    public Price roundedTo(Price tick, RoundingMode mode) {
        return new Price(value.divide(tick.value, 0, mode).multiply(tick.value));
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
