package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.journal.StateImage;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** For each cause that passes by itself, how many completed cycles in a row have not seen it any more. */
final class CleanCycles {
    private static final int ENOUGH = 3;

    private final SortedMap<String, Long> clean = new TreeMap<>();

    boolean isEnough(String cause) {
        return clean.getOrDefault(cause, 0L) >= ENOUGH;
    }

    void after(JournalRecord.Cycle cycle, TradingStates states) {
        if (states.hasNoCause() && clean.isEmpty()) {
            return;
        }
        List<Cause> causes =
                states.causes().stream().filter(Cause::passesByItself).toList();
        Set<String> seen = cycle.findings().stream().map(Troubles::causeOf).collect(Collectors.toSet());
        boolean done = cycle.outcome() == CycleOutcome.DONE;
        clean.keySet().retainAll(causes.stream().map(Cause::id).toList());
        for (Cause cause : causes) {
            clean.merge(cause.id(), 1L, (old, one) -> old + one);
            if (!done || seen.contains(cause.id())) {
                clean.put(cause.id(), 0L);
            }
        }
    }

    /** The cause ended: when it returns it is counted from nothing. */
    void ended(String cause) {
        clean.remove(cause);
    }

    List<StateImage.Count> image() {
        return clean.entrySet().stream()
                .map(e -> new StateImage.Count(e.getKey(), e.getValue()))
                .toList();
    }

    void restore(List<StateImage.Count> image) {
        image.forEach(c -> clean.put(c.of(), c.count()));
    }
}
