package io.drover.research.yardstick;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** A number of live cycles and how long each took, from its last price to its last order. */
final class LiveRun {
    private final LiveAccount account;
    private final LivePrices prices;
    private final LongSupplier nanos;
    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private final long[] took;
    private final long[] worked;
    private int done;

    LiveRun(LiveAccount account, LivePrices prices, int cycles, LongSupplier nanos) {
        this.account = account;
        this.prices = prices;
        this.took = new long[cycles];
        this.worked = new long[cycles];
        this.nanos = nanos;
    }

    void cycle() {
        decide();
        book();
    }

    /** A cycle up to its last order. */
    void decide() {
        prices.next();
        long start = nanos.getAsLong();
        long cpuStart = thread.getCurrentThreadCpuTime();
        account.cycle(prices);
        worked[done] = thread.getCurrentThreadCpuTime() - cpuStart;
        took[done] = nanos.getAsLong() - start;
        done++;
    }

    /** Books what the broker has answered. */
    void book() {
        account.book();
    }

    int done() {
        return done;
    }

    /** How long some cycles took. */
    Durations durations(int from, int to) {
        return new Durations(Arrays.copyOfRange(took, from, to));
    }

    /** CPU time that their thread spent on some cycles: unlike durations not blurred by what else the machine does. */
    Durations cpu(int from, int to) {
        return new Durations(Arrays.copyOfRange(worked, from, to));
    }

    /** Sorted nanoseconds. */
    static final class Durations {
        private final long[] sorted;

        private Durations(long[] some) {
            Arrays.sort(some);
            this.sorted = some;
        }

        /** @param part 0 to 1; 0.5 is the median */
        double micros(double part) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e3;
        }
    }
}
