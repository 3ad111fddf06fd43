package io.drover.store.codec;

import io.drover.decision.Snapshot;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of the last cycle record that was written or read: the next one is written as what differs from it.
 *
 * @param number of the cycle, 0 before the first
 * @param schedule name of its schedule
 * @param scheduledAt its scheduled time, UTC
 * @param previousCycle completed cycle of the same schedule before it
 * @param ruleSet hash of its rules
 * @param outcome how it ended
 * @param snapshot what rules knew
 */
public record CycleBase(
        long number,
        String schedule,
        Instant scheduledAt,
        Optional<Instant> previousCycle,
        String ruleSet,
        CycleOutcome outcome,
        Snapshot snapshot) {
    /** Before the first cycle. */
    public static final CycleBase NONE =
            new CycleBase(0, "", Instant.EPOCH, Optional.empty(), "", CycleOutcome.DONE, new Snapshot(List.of()));

    private static final long SECONDS_OF_TIME = Instant.MAX.getEpochSecond();

    static CycleBase of(JournalRecord.Cycle cycle) {
        return new CycleBase(
                cycle.number(),
                cycle.schedule(),
                cycle.scheduledAt(),
                cycle.previousCycle(),
                cycle.ruleSet(),
                cycle.outcome(),
                cycle.snapshot());
    }

    /** When the next one is due if the period between the last two stays. */
    Instant nextScheduled() {
        if (previousCycle.isEmpty()) {
            return scheduledAt;
        }
        Instant before = previousCycle.get();
        long second = 2 * scheduledAt.getEpochSecond() - before.getEpochSecond();
        return Math.abs(second) < SECONDS_OF_TIME
                ? Instant.ofEpochSecond(second, 2L * scheduledAt.getNano() - before.getNano())
                : scheduledAt;
    }

    /** The completed cycle that the next one of this schedule follows. */
    Optional<Instant> lastCompleted() {
        return number > 0 && outcome == CycleOutcome.DONE ? Optional.of(scheduledAt) : previousCycle;
    }
}
