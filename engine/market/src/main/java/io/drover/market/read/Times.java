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

    private Times() {}

    static long parse(byte[] text, int from, int to) {
        int length = to - from;
        if (length == SECONDS_Z && text[to - 1] == 'Z' && text[from + DATE] == 'T') {
            return isoSeconds(text, from);
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

    private static long isoSeconds(byte[] text, int from) {
        long year = digits(text, from, from + 4);
        long month = digits(text, from + 5, from + 7);
        long day = digits(text, from + 8, from + 10);
        long hour = digits(text, from + 11, from + 13);
        long minute = digits(text, from + 14, from + 16);
        long second = digits(text, from + 17, from + 19);
        boolean shape =
                text[from + 4] == '-' && text[from + 7] == '-' && text[from + 13] == ':' && text[from + 16] == ':';
        if (!shape
                || year < 1
                || month < 1
                || month > 12
                || day < 1
                || day > 28
                || hour < 0
                || minute < 0
                || second < 0) {
            return slow(new String(text, from, SECONDS_Z, StandardCharsets.US_ASCII));
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return UNREADABLE;
        }
        return ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
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
