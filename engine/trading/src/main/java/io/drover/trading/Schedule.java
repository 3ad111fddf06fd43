package io.drover.trading;

import io.drover.model.InstrumentId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one scheduled cycle looks at.
 *
 * @param name unique
 * @param instruments whose market facts it sees
 * @param strategies whose rules fire; guards always do
 */
public record Schedule(String name, List<InstrumentId> instruments, Set<String> strategies) {
    public Schedule {
        instruments = instruments.stream().sorted().toList();
        strategies = Collections.unmodifiableSortedSet(new TreeSet<>(strategies));
    }

    /** Whether it looks at this instrument. */
    boolean sees(InstrumentId id) {
        return Collections.binarySearch(instruments, id) >= 0;
    }
}
