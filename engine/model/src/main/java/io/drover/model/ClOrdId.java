package io.drover.model;

import java.util.regex.Pattern;

/**
 * Our id of one order (FIX tag 11): 32 characters of lower-case base 32, one per intent, never per attempt.
 *
 * @param value the id
 */
public record ClOrdId(String value) implements Comparable<ClOrdId> {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{32}");

    public ClOrdId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("clOrdId (%s) must be 32 characters of a-z and 2-7.".formatted(value));
        }
    }

    @Override
    public int compareTo(ClOrdId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
