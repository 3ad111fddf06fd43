package io.drover.store.codec;

import io.drover.fact.Cycle;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is known of a cycle while its snapshot is written or read from front to back: its time, and ages of prices. */
final class CycleContext {
    private static final double MILLIS = 1000.0;

    private Map<String, DataQuality> qualityBefore = Map.of();
    private Map<String, DataQuality> quality = Map.of();
    private long now;
    private long elapsed;

    /** Before anything is known of a cycle it is taken to follow the last one after the period between the last two. */
    CycleContext(CycleBase last) {
        now = epochMillis(last.nextScheduled());
        elapsed = now - epochMillis(last.scheduledAt());
    }

    private static long epochMillis(Instant time) {
        return time.getEpochSecond() * 1000 + time.getNano() / 1_000_000;
    }

    static long millis(double seconds) {
        return Math.round(seconds * MILLIS);
    }

    static double seconds(long millis) {
        return millis / MILLIS;
    }

    /** Learns from a fact that changed. */
    void note(Fact before, Fact after) {
        if (after instanceof Cycle cycle && before instanceof Cycle previous) {
            now = cycle.time();
            elapsed = now - previous.time();
        } else if (after instanceof DataQuality changed && before instanceof DataQuality previous) {
            if (quality.isEmpty()) {
                quality = new HashMap<>();
                qualityBefore = new HashMap<>();
            }
            quality.put(changed.symbol(), changed);
            qualityBefore.put(changed.symbol(), previous);
        }
    }

    /** Time of this cycle, epoch milliseconds. */
    long now() {
        return now;
    }

    /** Milliseconds since the previous cycle, 0 when not known. */
    long elapsed() {
        return elapsed;
    }

    /** Time of a symbol's price: this cycle's less the age of its data, where that held in the previous cycle. */
    long time(String symbol, long before) {
        DataQuality old = qualityBefore.get(symbol);
        DataQuality changed = quality.get(symbol);
        boolean held = old != null && changed != null && before == now - elapsed - millis(old.ageSeconds());
        return held && changed != null ? now - millis(changed.ageSeconds()) : before;
    }
}
