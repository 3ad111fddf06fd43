package io.drover.app.run;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Wall time for virtual time: so many times faster than it was recorded. */
final class Pace {
    private static final long LONGEST_WAIT_MILLIS = Duration.ofDays(3650).toMillis();

    private final Clock wall;
    private final BigDecimal speed;
    private @Nullable Instant virtualStart;
    private Instant wallStart = Instant.EPOCH;

    Pace(Clock wall, BigDecimal speed) {
        this.wall = wall;
        this.speed = speed;
    }

    /** When to run what is due at a virtual time; never in the past. The first one asked for is due at once. */
    Instant wallTime(Instant virtual) {
        Instant now = wall.instant();
        if (virtualStart == null) {
            virtualStart = virtual;
            wallStart = now;
        }
        long recorded = Duration.between(virtualStart, virtual).toMillis();
        long millis = BigDecimal.valueOf(recorded)
                .divide(speed, 0, java.math.RoundingMode.DOWN)
                .min(BigDecimal.valueOf(LONGEST_WAIT_MILLIS))
                .longValueExact();
        Instant due = wallStart.plusMillis(millis);
        return due.isBefore(now) ? now : due;
    }
}
