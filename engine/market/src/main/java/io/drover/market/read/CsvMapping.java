package io.drover.market.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which column of a file holds what.
 *
 * @param delimiter between fields
 * @param symbol column of the symbol; absent when the file holds one instrument and does not name it
 * @param time column of the time
 * @param localTime how to read times that carry no zone; absent when they do: ISO-8601 with offset, seconds or milliseconds
 *     since the epoch, or for daily bars a bare date
 * @param timeIsEnd whether the time is the end of the bar instead of its start; never for daily bars
 * @param open column, as are the next four
 * @param volume absent when not published
 */
public record CsvMapping(
        char delimiter,
        Optional<String> symbol,
        String time,
        Optional<LocalTimes> localTime,
        boolean timeIsEnd,
        String open,
        String high,
        String low,
        String close,
        Optional<String> volume) {
    private static final long DAY = 86_400_000L;
    private static final List<String> TIME_NAMES = List.of("timestamp", "time", "date");

    /**
     * Times without a zone of their own.
     *
     * @param pattern of {@link DateTimeFormatter}, with date and time, e.g. {@code dd.MM.yyyy HH:mm}; of daily bars a date is
     *     enough, and its day is the label
     * @param zone where such clocks hang; never guessed
     */
    public record LocalTimes(String pattern, ZoneId zone) {
        long parse(String text, boolean daily) {
            try {
                TemporalAccessor time =
                        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).parse(text);
                if (daily) {
                    return LocalDate.from(time).toEpochDay() * DAY;
                }
                LocalDateTime local = LocalDateTime.from(time);
                return zone.getRules().getValidOffsets(local).size() == 1
                        ? local.atZone(zone).toInstant().toEpochMilli()
                        : Times.UNREADABLE;
            } catch (DateTimeException e) {
                return Times.UNREADABLE;
            }
        }
    }

    /** Our own columns: {@code symbol,timestamp,open,high,low,close,volume}; symbol and volume may lack, time and date will do. */
    static CsvMapping canonical(List<String> header) {
        return new CsvMapping(
                ',',
                Optional.of("symbol").filter(header::contains),
                TIME_NAMES.stream().filter(header::contains).findFirst().orElse("timestamp"),
                Optional.empty(),
                false,
                "open",
                "high",
                "low",
                "close",
                Optional.of("volume").filter(header::contains));
    }

    /** The instant that a time means, for messages. */
    static String show(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
