package io.drover.model;

import java.util.regex.Pattern;

/**
 * A currency or settlement token by code, e.g. {@code USD} or {@code USDT}.
 *
 * @param code three to five capital letters
 */
public record Currency(String code) implements Comparable<Currency> {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3,5}");
    public static final Currency USD = new Currency("USD");

    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "currency (%s) must be three to five capital letters.\nMaybe write USD.".formatted(code));
        }
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
