package io.drover.market.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When a market is open. Sessions are [open, close). Outside the verified years it is closed and the next open unknown. */
public interface ExchangeCalendar {
    /** What {@link io.drover.model.Instrument#calendar()} calls it, e.g. {@code XNYS}. */
    String name();

    /** The open or closed stretch that contains an instant. */
    Phase phase(Instant at);

    /** The session that people call by this date; absent on holidays and outside the verified years. */
    Optional<Session> session(LocalDate label);

    /** The session that contains an instant; absent when closed. */
    Optional<Session> sessionOf(Instant at);

    /** The stretch that a daily bar with this label covers; absent when there is no such session. */
    Optional<Session> dailyBar(LocalDate label);

    default boolean isOpen(Instant at) {
        return phase(at).open();
    }

    /** Next opening after {@code at}; absent when it never closes, or nobody knows. */
    default Optional<Instant> nextOpen(Instant at) {
        return phase(at).nextOpen();
    }

    /** Minutes left until the market closes, 0 when closed; 1440 where it never does. */
    default double minutesToClose(Instant at) {
        Phase phase = phase(at);
        if (!phase.open()) {
            return 0;
        }
        return phase.until().equals(Instant.MAX)
                ? Duration.ofDays(1).toMinutes()
                : Duration.between(at, phase.until()).toMillis() / 60_000.0;
    }

    default Optional<Instant> sessionClose(LocalDate label) {
        return session(label).map(Session::close);
    }

    /** Whether the market is open at any instant of [from, to). */
    default boolean openBetween(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return false;
        }
        Phase phase = phase(from);
        return phase.open() || phase.nextOpen().filter(to::isAfter).isPresent();
    }
}
