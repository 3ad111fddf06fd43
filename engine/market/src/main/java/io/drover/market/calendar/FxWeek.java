package io.drover.market.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The foreign-exchange week: open from Sunday 17:00 to Friday 17:00 New York time. A trading day runs from 17:00 to 17:00
 * and is called by the date it ends on, Monday to Friday. Bank holidays are not closures here; venues differ.
 */
final class FxWeek implements ExchangeCalendar {
    static final String NAME = "FX";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalTime ROLL = LocalTime.of(17, 0);
    private static final int WEEKDAYS = 5;

    /** Vendors of daily FX bars cut days at midnight of this fixed offset. */
    private static final ZoneOffset DAILY_BARS = ZoneOffset.ofHours(-5);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phase phase(Instant at) {
        LocalDate tradingDay = tradingDay(at);
        LocalDate monday = tradingDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant opened = roll(monday.minusDays(1));
        Instant closes = roll(monday.plusDays(WEEKDAYS - 1));
        Instant opensAgain = roll(monday.plusDays(WEEKDAYS + 1));
        return isWeekday(tradingDay)
                ? new Phase(true, opened, closes, Optional.of(opensAgain))
                : new Phase(false, closes, opensAgain, Optional.of(opensAgain));
    }

    @Override
    public Optional<Session> session(LocalDate label) {
        return isWeekday(label)
                ? Optional.of(new Session(label, roll(label.minusDays(1)), roll(label)))
                : Optional.empty();
    }

    @Override
    public Optional<Session> sessionOf(Instant at) {
        return session(tradingDay(at));
    }

    @Override
    public Optional<Session> dailyBar(LocalDate label) {
        return Optional.of(new Session(label, start(label), start(label.plusDays(1))));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(DAILY_BARS).toInstant();
    }

    private static Instant roll(LocalDate day) {
        return ZonedDateTime.of(day, ROLL, ZONE).toInstant();
    }

    private static LocalDate tradingDay(Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        return local.toLocalTime().isBefore(ROLL)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() <= WEEKDAYS;
    }
}
