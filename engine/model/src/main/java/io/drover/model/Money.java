package io.drover.model;

import java.math.BigDecimal;

/**
 * An exact amount of one currency. Amounts of different currencies never mix: arithmetic between them throws.
 *
 * @param amount signed, normalised; not rounded to cents
 * @param currency what the amount is counted in
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    public Money {
        amount = Decimals.normalize(amount);
    }

    public static Money of(String amount, Currency currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Reads what {@link #toString()} wrote, e.g. {@code 12.5 USD}. */
    public static Money parse(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException(
                    "money (%s) must be an amount, a blank and a currency.\nMaybe write 12.50 USD.".formatted(text));
        }
        return of(text.substring(0, blank), new Currency(text.substring(blank + 1)));
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money abs() {
        return new Money(amount.abs(), currency);
    }

    public int signum() {
        return amount.signum();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot combine %s with %s.\nMaybe convert one of them first.".formatted(this, other));
        }
        return other;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
