package io.drover.store.codec;

import io.drover.decision.Asked;
import io.drover.journal.JournalRecord.Cycle;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.journal.JournalRecord.CycleTiming;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a component of a record is when cycles simply go on: the number after the last one, the same schedule, period and
 * rules, nothing asked for. What is so is not written. Lossless whatever the record says: what differs is written.
 */
sealed interface Continuation {
    Asked NOTHING = new Asked(List.of(), List.of(), 0);

    Map<Class<?>, Map<String, Continuation>> KNOWN = Map.of(
            Cycle.class,
            Map.of(
                    "number", new OfLong(last -> last.number() + 1),
                    "schedule", new OfObject(CycleBase::schedule),
                    "scheduledAt", new OfObject(CycleBase::nextScheduled),
                    "previousCycle", new OfObject(CycleBase::lastCompleted),
                    "ruleSet", new OfObject(CycleBase::ruleSet),
                    "outcome", new OfObject(last -> CycleOutcome.DONE),
                    "asked", new OfObject(last -> NOTHING)),
            CycleTiming.class,
            Map.of("number", new OfLong(CycleBase::number), "actualStart", new OfObject(CycleBase::scheduledAt)));

    /** Absent where a component is always written unless it is empty. */
    static Optional<Continuation> of(Class<?> type, String component) {
        return Optional.ofNullable(KNOWN.getOrDefault(type, Map.of()).get(component));
    }

    /** The component's value, after the last cycle. */
    Object after(CycleBase last);

    /** Whether the component of a record is so. */
    boolean holds(Component component, Object record, CycleBase last);

    /** A long; compared without being boxed. */
    record OfLong(ToLongFunction<CycleBase> expected) implements Continuation {
        @Override
        public Object after(CycleBase last) {
            return expected.applyAsLong(last);
        }

        @Override
        public boolean holds(Component component, Object record, CycleBase last) {
            return component.bits(record) == expected.applyAsLong(last);
        }
    }

    /** Any other value. */
    record OfObject(Function<CycleBase, Object> expected) implements Continuation {
        @Override
        public Object after(CycleBase last) {
            return expected.apply(last);
        }

        @Override
        public boolean holds(Component component, Object record, CycleBase last) {
            Object after = expected.apply(last);
            Object actual = component.value(record);
            return after == actual || after.equals(actual);
        }
    }
}
