package io.drover.research;

import io.drover.trading.Schedule;

/**
 * A schedule and when it is due.
 *
 * @param schedule what its cycles look at
 * @param cadence when they are due
 */
public record ScheduledCycle(Schedule schedule, Cadence cadence) {}
