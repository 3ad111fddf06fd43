package io.drover.app.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that Quartz triggers once a period, on its single worker, and how late each start was. */
public final class PacedWork {
    private final Clock wall;
    private final Duration period;
    private final long[] lateMicros;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private Instant due;
    private int done;
    private int missed;

    /**
     * Work to come: at multiples of the period since the epoch, so that work of equal periods is due at the same times.
     *
     * @param wall the machine's clock, which Quartz goes by
     * @param period between two starts
     * @param times how often it runs
     */
    public PacedWork(Clock wall, Duration period, int times) {
        this.wall = wall;
        this.period = period;
        this.lateMicros = new long[times];
        this.due = Instant.ofEpochMilli((wall.millis() / period.toMillis() + 2) * period.toMillis());
    }

    /** Runs it all; a start that comes too late for its period is missed, and not made up. */
    public void run(String name, Runnable work) {
        try (QuartzOwner quartz = new QuartzOwner(name)) {
            quartz.job(name, () -> once(quartz, name, work));
            quartz.arm(name, due);
            quartz.start();
            end.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void once(QuartzOwner quartz, String name, Runnable work) {
        try {
            lateMicros[done++] = ChronoUnit.MICROS.between(due, wall.instant());
            work.run();
            if (done == lateMicros.length) {
                end.complete(true);
                return;
            }
            due = due.plus(period);
            while (!due.isAfter(wall.instant())) {
                due = due.plus(period);
                missed++;
            }
            quartz.arm(name, due);
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    /** Lateness as {@code key=value} pairs, microseconds. */
    public String lateness(String prefix) {
        long[] sorted = lateMicros.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%s_p50_us=%d %s_p99_us=%d %s_max_us=%d %s_missed=%d",
                prefix,
                sorted[sorted.length / 2],
                prefix,
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)],
                prefix,
                sorted[sorted.length - 1],
                prefix,
                missed);
    }
}
