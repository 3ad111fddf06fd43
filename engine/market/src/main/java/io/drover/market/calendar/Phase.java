package io.drover.market.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, [from, until), in which a market stays open or stays closed.
 *
 * @param open whether it trades
 * @param from first instant; {@link Instant#MIN} when it has always been so
 * @param until first instant after; {@link Instant#MAX} when it never ends, or nobody knows when
 * @param nextOpen next opening after this phase's beginning; absent when it never closes, or nobody knows
 */
public record Phase(boolean open, Instant from, Instant until, Optional<Instant> nextOpen) {
    static final Phase ALWAYS = new Phase(true, Instant.MIN, Instant.MAX, Optional.empty());

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
