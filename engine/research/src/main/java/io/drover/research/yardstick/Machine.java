package io.drover.research.yardstick;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What runs are measured with.
 *
 * @param clock for the time budget of rules
 * @param nanos monotonic nanoseconds
 * @param cpuNanos CPU time of the whole process in nanoseconds
 */
public record Machine(Clock clock, LongSupplier nanos, LongSupplier cpuNanos) {
    /** Begins to measure. */
    Lap lap() {
        return new Lap(this, nanos.getAsLong(), cpuNanos.getAsLong());
    }

    /**
     * A stretch of a run, from its begin to now.
     *
     * @param nanosAt wall time of its begin
     * @param cpuAt CPU time of its begin
     */
    record Lap(Machine machine, long nanosAt, long cpuAt) {
        long millis() {
            return Duration.ofNanos(machine.nanos.getAsLong() - nanosAt).toMillis();
        }

        long cpuNanos() {
            return machine.cpuNanos.getAsLong() - cpuAt;
        }

        /** As result lines show the engine phase. */
        String run() {
            return String.format(
                    Locale.ROOT,
                    "run_ms=%d run_cpu_ms=%d",
                    millis(),
                    Duration.ofNanos(cpuNanos()).toMillis());
        }
    }
}
