package io.drover.market.series;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Length of a bar, written as a count and a unit: {@code 1s}, {@code 5m}, {@code 4h}, {@code 1d}. A {@code 1d} bar is one
 * session of the instrument's calendar; where the session begins and ends is the calendar's business.
 *
 * @param millis length in milliseconds; a day is 86,400,000
 */
public record Timeframe(long millis) implements Comparable<Timeframe> {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
    private static final long DAY = 86_400_000L;
    public static final Timeframe MINUTE = parse("1m");
    public static final Timeframe DAILY = parse("1d");

    public Timeframe {
        if (millis <= 0 || millis > DAY || DAY % millis != 0 || millis % 1000 != 0) {
            throw new IllegalArgumentException(
                    "timeframe (%s) must divide a day into equal parts.\nMaybe write 1m, 5m, 1h or 1d."
                            .formatted(Duration.ofMillis(millis)));
        }
    }

    /** Reads {@code 5m}; the unit is s, m, h or d. */
    public static Timeframe parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "timeframe (%s) must be a count and one of s, m, h, d.\nMaybe write 1m, 5m, 1h or 1d."
                            .formatted(text));
        }
        return new Timeframe(Long.parseLong(parts.group(1)) * unit(parts.group(2)));
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "s" -> 1000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            default -> DAY;
        };
    }

    /** Whether a bar is one session, not a fixed stretch of time. */
    public boolean isDaily() {
        return millis == DAY;
    }

    @Override
    public int compareTo(Timeframe other) {
        return Long.compare(millis, other.millis);
    }

    @Override
    public String toString() {
        if (isDaily()) {
            return "1d";
        }
        if (millis % 3_600_000L == 0) {
            return millis / 3_600_000L + "h";
        }
        return millis % 60_000L == 0 ? millis / 60_000L + "m" : millis / 1000L + "s";
    }
}
