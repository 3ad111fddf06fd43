package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Scheduled times of each schedule's last cycles. */
final class ScheduleTimes {
    private final SortedMap<String, Instant> recorded = new TreeMap<>();
    private final Map<String, Instant> completed = new HashMap<>();

    void cycle(JournalRecord.Cycle cycle) {
        recorded.put(cycle.schedule(), cycle.scheduledAt());
        if (cycle.outcome() == JournalRecord.CycleOutcome.DONE) {
            completed.put(cycle.schedule(), cycle.scheduledAt());
        }
    }

    Optional<Instant> lastCompleted(String schedule) {
        return Optional.ofNullable(completed.get(schedule));
    }

    Optional<Instant> lastRecorded(String schedule) {
        return Optional.ofNullable(recorded.get(schedule));
    }

    List<StateImage.Times> image() {
        return recorded.entrySet().stream()
                .map(e -> new StateImage.Times(e.getKey(), lastCompleted(e.getKey()), e.getValue()))
                .toList();
    }

    void restore(List<StateImage.Times> image) {
        for (StateImage.Times times : image) {
            recorded.put(times.schedule(), times.last());
            times.completed().ifPresent(at -> completed.put(times.schedule(), at));
        }
    }
}
