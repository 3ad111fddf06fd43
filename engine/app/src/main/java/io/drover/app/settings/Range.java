package io.drover.app.settings;

import java.math.BigDecimal;
import java.time.Duration;

/** Checks for the constructors of settings records. */
public final class Range {
    private Range() {}

    public static void positive(String key, BigDecimal value) {
        require(value.signum() > 0, key, "must be positive", "remove the key to use its default");
    }

    public static void notNegative(String key, BigDecimal value) {
        require(value.signum() >= 0, key, "must not be negative", "write 0");
    }

    /** 0 to 1, both included. */
    public static void ratio(String key, BigDecimal value) {
        require(
                value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0,
                key,
                "must be a ratio from 0 to 1",
                "write 0.05 for 5 %");
    }

    /** {@code low} to {@code high}, both included. */
    public static void between(String key, long value, long low, long high) {
        require(
                value >= low && value <= high,
                key,
                "must be from %s to %s".formatted(low, high),
                "remove the key to use its default");
    }

    /** {@code low} to {@code high}, both included. */
    public static void between(String key, Duration value, Duration low, Duration high) {
        require(
                value.compareTo(low) >= 0 && value.compareTo(high) <= 0,
                key,
                "must be from %s to %s".formatted(low, high),
                "remove the key to use its default");
    }

    public static void require(boolean holds, String key, String expectation, String maybe) {
        if (!holds) {
            throw new OutOfRangeException(key, expectation, maybe);
        }
    }
}
