package io.drover.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A horizontal axis in UTC with ticks at round times. */
final class TimeAxis {
    private static final int MOST_TICKS = 10;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<Long> STEPS = Stream.of(
                    "PT1S", "PT5S", "PT15S", "PT30S", "PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT2H", "PT3H", "PT6H",
                    "PT12H", "P1D", "P2D", "P7D", "P14D")
            .map(text -> Duration.parse(text).toMillis())
            .toList();
    private static final List<Integer> MONTHS = List.of(1, 2, 3, 6, 12, 24, 60, 120);
    private final long from;
    private final long to;

    /**
     * A tick.
     *
     * @param place 0 to 1
     * @param label time of day or date
     * @param below date or year where it is new, else ""
     */
    record Tick(double place, String label, String below) {}

    TimeAxis(long from, long to) {
        this.from = from;
        this.to = Math.max(to, from + 1);
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    boolean holds(long time) {
        return time >= from && time <= to;
    }

    double place(long time) {
        return (double) (time - from) / (to - from);
    }

    List<Tick> ticks() {
        for (long step : STEPS) {
            if ((to - from) / step < MOST_TICKS) {
                return labels(even(step), step < DAY ? "HH:mm" : "d MMM", step < DAY ? "d MMM uuuu" : "uuuu");
            }
        }
        for (int months : MONTHS) {
            List<Long> times = monthly(months);
            if (times.size() <= MOST_TICKS) {
                return labels(times, "MMM", "uuuu");
            }
        }
        return labels(List.of(from, to), "MMM", "uuuu");
    }

    private List<Long> even(long step) {
        List<Long> times = new ArrayList<>();
        for (long time = -Math.floorDiv(-from, step) * step; time <= to; time += step) {
            times.add(time);
        }
        return times;
    }

    private List<Long> monthly(int months) {
        List<Long> times = new ArrayList<>();
        LocalDate first =
                Instant.ofEpochMilli(from).atZone(ZoneOffset.UTC).toLocalDate().withDayOfYear(1);
        for (LocalDate date = first; millis(date) <= to; date = date.plusMonths(months)) {
            if (millis(date) >= from) {
                times.add(millis(date));
            }
        }
        return times;
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private List<Tick> labels(List<Long> times, String pattern, String belowPattern) {
        List<Tick> ticks = new ArrayList<>();
        String last = "";
        for (long time : times) {
            String below = format(time, belowPattern);
            ticks.add(new Tick(place(time), format(time, pattern), below.equals(last) ? "" : below));
            last = below;
        }
        return ticks;
    }

    private static String format(long time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochMilli(time));
    }
}
