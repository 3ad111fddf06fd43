package io.drover.market.read;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Instants in bytes: ISO-8601 with a zone, a bare date (its midnight UTC, a label), or a whole number of seconds or
 * milliseconds since the epoch. Numbers before 1973 and after 2286 are not times: they may be dates like 20240102.
 */
final class Times {
    static final long UNREADABLE = Long.MIN_VALUE;
    private static final long DAY = 86_400_000L;
    private static final long FIRST_SECOND = 100_000_000L;
    private static final long FIRST_MILLI = 100_000_000_000L;
    private static final long LAST_MILLI = 10_000_000_000_000L;
    private static final int DATE = 10;
    private static final int SECONDS_Z = 20;
    private static final long[] TENS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private Times() {}

    static long parse(byte[] text, int from, int to) {
        int length = to - from;
        if (length >= SECONDS_Z && text[to - 1] == 'Z' && text[from + DATE] == 'T') {
            return iso(text, from, to);
        }
        long digits = digits(text, from, to);
        if (digits >= 0) {
            long millis = digits < FIRST_MILLI ? digits * 1000 : digits;
            return digits >= FIRST_SECOND && millis < LAST_MILLI ? millis : UNREADABLE;
        }
        return slow(new String(text, from, length, StandardCharsets.US_ASCII));
    }

    /** As {@link #parse}, but of a written date only its date counts, whatever the zone: the label of a day. */
    static long label(byte[] text, int from, int to) {
        long time = parse(text, from, to);
        boolean written = to - from > DATE && text[from + 4] == '-';
        return written && time != UNREADABLE ? slow(new String(text, from, DATE, StandardCharsets.US_ASCII)) : time;
    }

    private static long iso(byte[] text, int from, int to) {
        long seconds = isoSeconds(text, from);
        long millis = fraction(text, from + SECONDS_Z - 1, to - 1);
        return seconds == UNREADABLE || millis < 0
                ? slow(new String(text, from, to - from, StandardCharsets.US_ASCII))
                : seconds + millis;
    }

    /** What stands after the seconds: nothing, or a point and up to nine digits; -1 when it is anything else. */
    private static long fraction(byte[] text, int from, int to) {
        int length = to - from - 1;
        if (length < 0) {
            return 0;
        }
        long digits = text[from] == '.' && length <= 9 ? digits(text, from + 1, to) : -1;
        return digits < 0 ? -1 : digits * 1000 / TENS[length];
    }

    /** {@code yyyy-MM-ddTHH:mm:ss}; unreadable too where the day needs a closer look. */
    private static long isoSeconds(byte[] text, int from) {
        long year = digits(text, from, from + 4);
        long month = digits(text, from + 5, from + 7);
        long day = digits(text, from + 8, from + 10);
        long hour = digits(text, from + 11, from + 13);
        long minute = digits(text, from + 14, from + 16);
        long second = digits(text, from + 17, from + 19);
        boolean shape =
                text[from + 4] == '-' && text[from + 7] == '-' && text[from + 13] == ':' && text[from + 16] == ':';
        boolean date = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
        boolean time = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
        return shape && date && time
                ? ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000
                : UNREADABLE;
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar; years count from March, so that leap days come last. */
    private static long epochDay(long year, long month, long day) {
        long y = month <= 2 ? year - 1 : year;
        long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }

    private static long slow(String text) {
        try {
            return text.length() == DATE
                    ? LocalDate.parse(text).toEpochDay() * DAY
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return UNREADABLE;
        }
    }

    /** The digits as a number; -1 when there is anything else, nothing, or more than 18. */
    private static long digits(byte[] text, int from, int to) {
        if (from == to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
