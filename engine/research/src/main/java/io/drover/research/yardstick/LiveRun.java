package io.drover.research.yardstick;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** A number of live cycles and how long each took, from its last price to its last order. */
final class LiveRun {
    private final LiveAccount account;
    private final LivePrices prices;
    private final LongSupplier nanos;
    private final long[] took;
    private int done;

    LiveRun(LiveAccount account, LivePrices prices, int cycles, LongSupplier nanos) {
        this.account = account;
        this.prices = prices;
        this.took = new long[cycles];
        this.nanos = nanos;
    }

    void cycle() {
        prices.next();
        long start = nanos.getAsLong();
        account.cycle(prices);
        took[done++] = nanos.getAsLong() - start;
        account.book();
    }

    int done() {
        return done;
    }

    /** Durations of some cycles, ascending, nanoseconds. */
    Durations durations(int from, int to) {
        long[] some = Arrays.copyOfRange(took, from, to);
        Arrays.sort(some);
        return new Durations(some);
    }

    /** Sorted nanoseconds. */
    static final class Durations {
        private final long[] sorted;

        private Durations(long[] sorted) {
            this.sorted = sorted;
        }

        /** @param part 0 to 1; 0.5 is the median */
        double micros(double part) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e3;
        }
    }
}
