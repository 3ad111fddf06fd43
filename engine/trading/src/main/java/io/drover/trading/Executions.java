package io.drover.trading;

import io.drover.journal.StateImage.Executed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entries that filled, by strategy: those of this hour and of the 23 before it. Whole hours keep it small at any pace. */
final class Executions {
    private static final Duration DAY = Duration.ofHours(24);

    private final List<Executed> hours = new ArrayList<>();
    private SortedMap<String, Long> counts = new TreeMap<>();
    private Instant countedFrom = Instant.MIN;
    private Instant countedTo = Instant.MIN;

    void add(String strategy, Instant at) {
        changed();
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        for (int i = hours.size() - 1; i >= 0; i--) {
            Executed e = hours.get(i);
            if (e.strategy().equals(strategy) && e.hour().equals(hour)) {
                hours.set(i, new Executed(strategy, hour, e.count() + 1));
                return;
            }
        }
        hours.add(new Executed(strategy, hour, 1));
    }

    /** The same for all of an hour, as long as nothing is added. */
    SortedMap<String, Long> countsAfter(Instant now) {
        if (now.isBefore(countedFrom) || !now.isBefore(countedTo)) {
            countedFrom = now.truncatedTo(ChronoUnit.HOURS);
            countedTo = countedFrom.plus(1, ChronoUnit.HOURS);
            counts = count(now);
        }
        return counts;
    }

    private SortedMap<String, Long> count(Instant now) {
        SortedMap<String, Long> found = new TreeMap<>();
        for (Executed e : hours) {
            if (isCounted(e, now)) {
                found.merge(e.strategy(), e.count(), Long::sum);
            }
        }
        return found;
    }

    private void changed() {
        countedTo = Instant.MIN;
    }

    void forget(String strategy) {
        changed();
        hours.removeIf(e -> e.strategy().equals(strategy));
    }

    void forgetBefore(Instant now) {
        if (!hours.isEmpty() && !isCounted(hours.get(0), now)) {
            hours.removeIf(e -> !isCounted(e, now));
        }
    }

    private static boolean isCounted(Executed e, Instant now) {
        return e.hour().plus(DAY).isAfter(now);
    }

    List<Executed> image() {
        return List.copyOf(hours);
    }

    void restore(List<Executed> image) {
        changed();
        hours.addAll(image);
    }
}
