package io.drover.research.yardstick;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Many live cycles, and what of them stays behind: live heap at ten points, facts, orders, how cycles slow down, and the longest pause. */
final class Soak {
    private static final int PARTS = 10;
    private static final double MIB = 1 << 20;

    private final LiveRun run;
    private final LiveAccount account;
    private final Tally tally;
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final long[] heap = new long[PARTS];
    private final long[] orders = new long[PARTS];
    private final long[] facts = new long[PARTS];

    Soak(LiveRun run, LiveAccount account, Tally tally) {
        this.run = run;
        this.account = account;
        this.tally = tally;
    }

    /** Runs the cycles; the rest of a division by ten is left out. */
    String run(int cycles) {
        try (GcPauses pauses = new GcPauses()) {
            return run(cycles, pauses);
        }
    }

    private String run(int cycles, GcPauses pauses) {
        int part = cycles / PARTS;
        for (int p = 0; p < PARTS; p++) {
            for (int i = 0; i < part; i++) {
                run.cycle();
            }
            orders[p] = account.engine().state().books().counts().all();
            facts[p] = tally.facts();
            memory.gc();
            heap[p] = memory.getHeapMemoryUsage().getUsed();
        }
        return String.format(
                Locale.ROOT,
                "cycles=%d orders=%d facts=%s heap_mib=%s heap_bytes_per_order=%.0f gc_pause_max_ms=%d %s %s",
                run.done(),
                orders[PARTS - 1],
                list(Arrays.stream(facts), 1),
                list(Arrays.stream(heap), MIB),
                bytesPerOrder(),
                pauses.longestMillis(),
                slowing("p99", run.durations(0, part), run.durations(run.done() - part, run.done())),
                slowing("cpu_p99", run.cpu(0, part), run.cpu(run.done() - part, run.done())));
    }

    /** From the second point on: at the first one there is still what the rule compiler left. */
    private double bytesPerOrder() {
        return (heap[PARTS - 1] - heap[1]) / (double) Math.max(1, orders[PARTS - 1] - orders[1]);
    }

    private static String slowing(String name, LiveRun.Durations first, LiveRun.Durations last) {
        return String.format(
                Locale.ROOT,
                "%s_first_us=%.1f %s_last_us=%.1f %s_ratio=%.3f",
                name,
                first.micros(0.99),
                name,
                last.micros(0.99),
                name,
                last.micros(0.99) / first.micros(0.99));
    }

    private static String list(LongStream values, double unit) {
        return values.mapToObj(v -> String.format(Locale.ROOT, unit == 1 ? "%.0f" : "%.1f", v / unit))
                .collect(Collectors.joining(","));
    }
}
