package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** For each cause that passes by itself, how many completed cycles in a row have not seen it any more. */
final class CleanCycles {
    private static final int ENOUGH = 3;

    private final Map<String, Integer> clean = new HashMap<>();

    boolean isEnough(String cause) {
        return clean.getOrDefault(cause, 0) >= ENOUGH;
    }

    void after(JournalRecord.Cycle cycle, Collection<Cause> causes) {
        if (causes.isEmpty() && clean.isEmpty()) {
            return;
        }
        Set<String> seen = cycle.findings().stream().map(Troubles::causeOf).collect(Collectors.toSet());
        boolean done = cycle.outcome() == CycleOutcome.DONE;
        clean.keySet().retainAll(causes.stream().map(Cause::id).toList());
        for (Cause cause : causes) {
            clean.merge(cause.id(), 1, (old, one) -> old + one);
            if (!done || seen.contains(cause.id())) {
                clean.put(cause.id(), 0);
            }
        }
    }
}
