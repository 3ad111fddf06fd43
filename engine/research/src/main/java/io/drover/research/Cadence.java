package io.drover.research;

import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** When a schedule's cycles are due. */
@FunctionalInterface
public interface Cadence {
    /** The first scheduled time after an instant; absent when there is none. */
    Optional<Instant> next(Instant after);

    /** At all multiples of a period since the epoch. */
    static Cadence every(Duration period) {
        long step = period.toMillis();
        return after -> Optional.of(
                Instant.ofEpochMilli(Math.addExact(Math.floorDiv(after.toEpochMilli(), step) * step, step)));
    }

    /** In constant time when the answer follows the hint. */
    private static int firstAfter(long[] ends, long time, int hint) {
        if (hint + 1 < ends.length && ends[hint] == time) {
            return hint + 1;
        }
        int at = Arrays.binarySearch(ends, time);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Whenever a bar of the timeframe ends, of any instrument. */
    static Cadence onBars(DataSet data, Timeframe timeframe) {
        long[] ends = data.barEndMillis(timeframe);
        int[] lastAnswer = {0};
        return after -> {
            int next = firstAfter(ends, after.toEpochMilli(), lastAnswer[0]);
            lastAnswer[0] = next;
            return next < ends.length ? Optional.of(Instant.ofEpochMilli(ends[next])) : Optional.empty();
        };
    }
}
