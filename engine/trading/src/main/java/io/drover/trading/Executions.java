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

    void add(String strategy, Instant at) {
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

    SortedMap<String, Long> countsAfter(Instant now) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Executed e : hours) {
            if (isCounted(e, now)) {
                counts.merge(e.strategy(), e.count(), Long::sum);
            }
        }
        return counts;
    }

    void forget(String strategy) {
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
        hours.addAll(image);
    }
}
