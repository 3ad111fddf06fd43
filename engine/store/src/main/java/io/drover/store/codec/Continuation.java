package io.drover.store.codec;

import io.drover.decision.Asked;
import io.drover.journal.JournalRecord.Cycle;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.journal.JournalRecord.CycleTiming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a component of a record is when cycles simply go on: the number after the last one, the same schedule, period and
 * rules, nothing asked for. What is so is not written. Lossless whatever the record says: what differs is written.
 */
@FunctionalInterface
interface Continuation {
    /** The component's value, after the last cycle. */
    Object after(CycleBase last);

    Asked NOTHING = new Asked(List.of(), List.of(), 0);

    Map<Class<?>, Map<String, Continuation>> KNOWN = Map.of(
            Cycle.class,
            Map.of(
                    "number", last -> last.number() + 1,
                    "schedule", CycleBase::schedule,
                    "scheduledAt", CycleBase::nextScheduled,
                    "previousCycle", CycleBase::lastCompleted,
                    "ruleSet", CycleBase::ruleSet,
                    "outcome", last -> CycleOutcome.DONE,
                    "asked", last -> NOTHING),
            CycleTiming.class,
            Map.of("number", CycleBase::number, "actualStart", CycleBase::scheduledAt));

    /** Absent where a component is always written unless it is empty. */
    static Optional<Continuation> of(Class<?> type, String component) {
        return Optional.ofNullable(KNOWN.getOrDefault(type, Map.of()).get(component));
    }
}
