package io.drover.market.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One trading day of a market, [open, close).
 *
 * @param label the date people call it by
 * @param open first instant of trading
 * @param close first instant after trading
 */
public record Session(LocalDate label, Instant open, Instant close) {
    public Session {
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException(
                    "session %s: open (%s) must be before close (%s).".formatted(label, open, close));
        }
    }

    public boolean contains(Instant at) {
        return !at.isBefore(open) && at.isBefore(close);
    }
}
