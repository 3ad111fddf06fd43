package io.drover.market.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.market.Shared;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarsTest {
    private static final ExchangeCalendar NEW_YORK = Calendars.of("XNYS");

    @Test
    void new_york_has_exactly_the_recorded_sessions_with_open_and_close() {
        List<Session> recorded = Shared.rows("calendar/xnys_sessions_2000_2030.csv.gz").stream()
                .map(row -> new Session(LocalDate.parse(row[0]), Instant.parse(row[1]), Instant.parse(row[2])))
                .toList();

        List<Session> ours = ((SessionCalendar) NEW_YORK)
                .sessions().stream().filter(s -> s.label().getYear() >= 2000).toList();

        assertThat(ours).isEqualTo(recorded);
    }

    @Test
    void new_york_has_as_many_sessions_as_each_year_is_known_for() {
        List<Integer> since1998 = List.of(
                252, 252, 252, 248, 252, 252, 252, 252, 251, 251, 253, 252, 252, 252, 250, 252, 252, 252, 252, 251, 251,
                252, 253, 252, 251, 250, 252);

        List<Integer> ours = IntStream.range(1998, 1998 + since1998.size())
                .mapToObj(year -> (int) ((SessionCalendar) NEW_YORK)
                        .sessions().stream()
                                .filter(s -> s.label().getYear() == year)
                                .count())
                .toList();

        assertThat(ours).isEqualTo(since1998);
    }

    @Test
    void before_the_first_verified_year_it_is_closed_too() {
        assertThat(NEW_YORK.isOpen(Instant.parse("1997-06-03T15:00:00Z"))).isFalse();
        assertThat(NEW_YORK.nextOpen(Instant.parse("1997-06-03T15:00:00Z"))).isEmpty();
        assertThat(NEW_YORK.nextOpen(Instant.parse("1998-01-01T15:00:00Z")))
                .contains(Instant.parse("1998-01-02T14:30:00Z"));
    }

    @Test
    void the_bell_belongs_to_the_closed_side() {
        Instant open = Instant.parse("2013-07-03T13:30:00Z");
        Instant close = Instant.parse("2013-07-03T17:00:00Z");

        assertThat(NEW_YORK.isOpen(open.minusMillis(1))).isFalse();
        assertThat(NEW_YORK.isOpen(open)).isTrue();
        assertThat(NEW_YORK.isOpen(close.minusMillis(1))).isTrue();
        assertThat(NEW_YORK.isOpen(close)).isFalse();
        assertThat(NEW_YORK.minutesToClose(open)).isEqualTo(210);
        assertThat(NEW_YORK.minutesToClose(close)).isZero();
        assertThat(NEW_YORK.nextOpen(close)).contains(Instant.parse("2013-07-05T13:30:00Z"));
        assertThat(NEW_YORK.sessionClose(LocalDate.of(2013, 7, 3))).contains(close);
        assertThat(NEW_YORK.sessionClose(LocalDate.of(2013, 7, 4))).isEmpty();
    }

    @Test
    void beyond_the_last_verified_year_it_is_closed_and_the_next_open_unknown() {
        Instant later = Instant.parse("2031-01-02T15:00:00Z");

        assertThat(NEW_YORK.isOpen(later)).isFalse();
        assertThat(NEW_YORK.nextOpen(later)).isEmpty();
        assertThat(NEW_YORK.session(LocalDate.of(2031, 1, 2))).isEmpty();
        assertThat(NEW_YORK.openBetween(later, later.plusSeconds(99_999_999))).isFalse();
    }

    @Test
    void crypto_never_closes() {
        ExchangeCalendar always = Calendars.of("24/7");
        Instant christmas = Instant.parse("2024-12-25T03:00:00Z");

        assertThat(always.isOpen(christmas)).isTrue();
        assertThat(always.minutesToClose(christmas)).isEqualTo(1440);
        assertThat(always.nextOpen(christmas)).isEmpty();
        assertThat(always.sessionOf(christmas).map(Session::label)).contains(LocalDate.of(2024, 12, 25));
    }

    @Test
    void the_fx_week_runs_from_sunday_to_friday_evening_in_new_york_summer_and_winter() {
        ExchangeCalendar fx = Calendars.of("FX");

        assertThat(fx.isOpen(Instant.parse("2024-01-07T21:59:59Z"))).isFalse();
        assertThat(fx.isOpen(Instant.parse("2024-01-07T22:00:00Z"))).isTrue();
        assertThat(fx.isOpen(Instant.parse("2024-07-05T20:59:59Z"))).isTrue();
        assertThat(fx.isOpen(Instant.parse("2024-07-05T21:00:00Z"))).isFalse();
        assertThat(fx.nextOpen(Instant.parse("2024-07-06T12:00:00Z"))).contains(Instant.parse("2024-07-07T21:00:00Z"));
        assertThat(fx.minutesToClose(Instant.parse("2024-07-05T20:00:00Z"))).isEqualTo(60);
        assertThat(fx.sessionOf(Instant.parse("2024-07-04T21:00:00Z")).map(Session::label))
                .contains(LocalDate.of(2024, 7, 5));
    }

    @Test
    void an_unknown_calendar_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Calendars.of("XLON"))
                .hasMessageContaining("XLON")
                .hasMessageContaining("XNYS");
    }
}
