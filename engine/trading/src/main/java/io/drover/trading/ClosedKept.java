package io.drover.trading;

import io.drover.model.ClOrdId;
import java.util.Set;

/**
 * How many closed orders stay in memory, each with its protective legs: the rest is in the journal only.
 *
 * @param count at least 1; the same in every fold of one journal
 * @param besides what is looked for in the journal, by any of its ids: it stays too
 */
record ClosedKept(int count, Set<ClOrdId> besides) {
    /** A change of the count changes the fold: {@link io.drover.journal.StateImage#FOLD} has to be raised with it. */
    static final ClosedKept STANDARD = new ClosedKept(10_000, Set.of());

    ClosedKept {
        if (count < 1) {
            throw new IllegalArgumentException("closed orders kept (%d) must be at least 1.".formatted(count));
        }
        besides = Set.copyOf(besides);
    }

    ClosedKept besides(Set<ClOrdId> wanted) {
        return new ClosedKept(count, wanted);
    }
}
