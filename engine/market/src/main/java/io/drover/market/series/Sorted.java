package io.drover.market.series;

import java.util.Arrays;

/** Look-up in ascending columns. Of equal times the last one counts. */
final class Sorted {
    private static final int STEPS = 8;

    private Sorted() {}

    static int lastAtOrBefore(long[] times, long time) {
        int found = Arrays.binarySearch(times, time);
        if (found < 0) {
            return -found - 2;
        }
        while (found + 1 < times.length && times[found + 1] == time) {
            found++;
        }
        return found;
    }

    static int lastAtOrBefore(long[] times, long time, int hint) {
        int at = hint;
        if (at < 0 ? at < -1 : at >= times.length || times[at] > time) {
            return lastAtOrBefore(times, time);
        }
        for (int step = 0; step < STEPS; step++) {
            if (at + 1 >= times.length || times[at + 1] > time) {
                return at;
            }
            at++;
        }
        return lastAtOrBefore(times, time);
    }
}
