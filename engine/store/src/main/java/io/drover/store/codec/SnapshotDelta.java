package io.drover.store.codec;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two lists of facts. Right for any two lists; short for sorted ones.
 *
 * @param changed facts of one type and key with other values, in order
 * @param steps facts that went or came, in order
 */
record SnapshotDelta(List<Changed> changed, List<Step> steps) {
    /**
     * A fact with other values.
     *
     * @param index in the list before
     */
    record Changed(int index, Fact before, Fact after) {}

    /**
     * A fact that came before the one at this index, or the one at this index that went.
     *
     * @param index in the list before
     * @param inserted the one that came
     */
    record Step(int index, Optional<Fact> inserted) {}

    static SnapshotDelta between(List<Fact> before, List<Fact> after) {
        SnapshotDelta delta = new SnapshotDelta(new ArrayList<>(), new ArrayList<>());
        int same = same(before, 0, after, 0);
        int i = same;
        int j = same;
        while (i < before.size() || j < after.size()) {
            int step = step(before, i, after, j);
            if (step == 0) {
                delta.compare(i, before.get(i), after.get(j));
            } else {
                delta.steps.add(new Step(i, step < 0 ? Optional.empty() : Optional.of(after.get(j))));
            }
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
            same = same(before, i, after, j);
            i += same;
            j += same;
        }
        return delta;
    }

    /** How many facts from these places on are the same objects: most facts stay, and this is all that they cost. */
    private static int same(List<Fact> before, int i, List<Fact> after, int j) {
        int most = Math.min(before.size() - i, after.size() - j);
        int same = 0;
        while (same < most && before.get(i + same) == after.get(j + same)) {
            same++;
        }
        return same;
    }

    private void compare(int index, Fact before, Fact after) {
        if (!before.equals(after)) {
            changed.add(new Changed(index, before, after));
        }
    }

    /** Below 0: the old fact is gone; 0: both are versions of one fact; above 0: the other fact is new. */
    private static int step(List<Fact> before, int i, List<Fact> after, int j) {
        if (i == before.size() || j == after.size()) {
            return i == before.size() ? 1 : -1;
        }
        Fact old = before.get(i);
        Fact now = after.get(j);
        if (old.isVersionOf(now)) {
            return 0;
        }
        if (old.getClass() == now.getClass()) {
            return old.key().compareTo(now.key());
        }
        return old.getClass().getSimpleName().compareTo(now.getClass().getSimpleName());
    }
}
