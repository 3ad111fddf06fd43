package io.drover.research;

import io.drover.trading.Schedule;
import java.time.Instant;
import java.util.Optional;

/** When a schedule's next cycle is due. */
final class Due {
    private final ScheduledCycle scheduled;
    private Optional<Instant> next;

    /** @param after the first cycle is due after this */
    Due(ScheduledCycle scheduled, Instant after) {
        this.scheduled = scheduled;
        this.next = scheduled.cadence().next(after);
    }

    Schedule schedule() {
        return scheduled.schedule();
    }

    /** Absent when there is no other one. */
    Optional<Instant> next() {
        return next;
    }

    boolean isAt(Instant time) {
        return next.isPresent() && next.get().equals(time);
    }

    /** A cycle was run, or its record found. */
    void ran(Instant at) {
        next = scheduled.cadence().next(at);
    }
}
