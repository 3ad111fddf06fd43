package io.drover.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A market that never closes; its sessions are UTC days. */
final class AlwaysOpen implements ExchangeCalendar {
    static final String NAME = "24/7";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phase phase(Instant at) {
        return Phase.ALWAYS;
    }

    @Override
    public Optional<Session> session(LocalDate label) {
        return Optional.of(new Session(label, midnight(label), midnight(label.plusDays(1))));
    }

    @Override
    public Optional<Session> sessionOf(Instant at) {
        return session(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    @Override
    public Optional<Session> dailyBar(LocalDate label) {
        return session(label);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
