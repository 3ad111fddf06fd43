package io.drover.market.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A day of each year. Exactly one of {@code date}, {@code weekday} and {@code easter} says which.
 *
 * @param name for people
 * @param date fixed month and day, e.g. {@code --07-04}
 * @param weekday with {@code nth} and {@code month}
 * @param nth 1 is the first of the month, -1 the last
 * @param month 1 to 12
 * @param easter days after Easter Sunday
 * @param plus days added to what the above say
 * @param observed where a fixed date on a weekend is kept
 * @param from first year of the rule
 */
record DayRule(
        String name,
        Optional<MonthDay> date,
        Optional<DayOfWeek> weekday,
        int nth,
        int month,
        Optional<Integer> easter,
        int plus,
        Observed observed,
        int from) {

    /** What becomes of a fixed date on a weekend. */
    enum Observed {
        /** Nothing: it falls away. */
        NEVER,
        /** Sunday is kept on Monday, Saturday falls away. */
        SUNDAY_ON_MONDAY,
        /** Sunday is kept on Monday, Saturday on Friday. */
        NEAREST_WEEKDAY
    }

    @JsonCreator
    static DayRule of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("date") @Nullable MonthDay date,
            @JsonProperty("weekday") @Nullable DayOfWeek weekday,
            @JsonProperty("nth") int nth,
            @JsonProperty("month") int month,
            @JsonProperty("easter") @Nullable Integer easter,
            @JsonProperty("plus") int plus,
            @JsonProperty("observed") @Nullable Observed observed,
            @JsonProperty("from") int from) {
        return new DayRule(
                name,
                Optional.ofNullable(date),
                Optional.ofNullable(weekday),
                nth,
                month,
                Optional.ofNullable(easter),
                plus,
                observed == null ? Observed.NEVER : observed,
                from);
    }

    /** The days of all rules in one year. */
    static Set<LocalDate> all(List<DayRule> rules, int year) {
        Set<LocalDate> days = new TreeSet<>();
        rules.forEach(rule -> rule.in(year).ifPresent(days::add));
        return days;
    }

    Optional<LocalDate> in(int year) {
        if (year < from) {
            return Optional.empty();
        }
        Optional<LocalDate> day = date.flatMap(d -> kept(d.atYear(year)))
                .or(() ->
                        weekday.map(w -> LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, w))))
                .or(() -> easter.map(e -> easterSunday(year).plusDays(e)));
        return day.map(d -> d.plusDays(plus));
    }

    private Optional<LocalDate> kept(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY && observed != Observed.NEVER) {
            return Optional.of(day.plusDays(1));
        }
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY && observed == Observed.NEAREST_WEEKDAY) {
            return Optional.of(day.minusDays(1));
        }
        return Optional.of(day);
    }

    /** Gregorian computus after Meeus, Jones and Butcher (Nature, 20 April 1876). */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
