package io.drover.app.run;

import io.drover.app.config.MachineSettings;
import io.drover.journal.JournalRecord;
import io.drover.trading.MachineTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the machine that a run is on: free disk space, how fast the journal is, and whether the wall clock jumped against the
 * monotonic one. Owner thread.
 */
public final class MachineWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MachineWatch.class);
    private static final long MIB = 1 << 20;
    private static final int SYNCS = 1000;
    private static final int ENOUGH = 100;

    private final MachineSettings settings;
    private final Clock wall;
    private final LongSupplier nanos;
    private final LongSupplier freeBytes;
    private final Instant wallStart;
    private final long nanosStart;
    private final long[] syncs = new long[SYNCS];
    private int synced;
    private boolean warned;

    /**
     * The clocks agree from now on.
     *
     * @param wall the machine's clock
     * @param nanos monotonic nanoseconds
     * @param freeBytes left for the data directory
     */
    public MachineWatch(MachineSettings settings, Clock wall, LongSupplier nanos, LongSupplier freeBytes) {
        this.settings = settings;
        this.wall = wall;
        this.nanos = nanos;
        this.freeBytes = freeBytes;
        this.wallStart = wall.instant();
        this.nanosStart = nanos.getAsLong();
    }

    /** Told of every record of the run. */
    void saw(JournalRecord record) {
        if (record instanceof JournalRecord.CycleTiming timing) {
            syncs[synced++ % SYNCS] = timing.sync();
        }
    }

    /** What is wrong now. */
    List<MachineTrouble> look() {
        List<MachineTrouble> found = new ArrayList<>();
        disk(found);
        journal(found);
        clock(found);
        return found;
    }

    private void disk(List<MachineTrouble> found) {
        long free = freeBytes.getAsLong() / MIB;
        if (free < settings.minFreeDiskMib()) {
            found.add(new MachineTrouble(
                    "DISK_LOW", "free_mib=%d, min_mib=%d".formatted(free, settings.minFreeDiskMib())));
        }
    }

    private void journal(List<MachineTrouble> found) {
        int known = Math.min(synced, SYNCS);
        if (known < ENOUGH) {
            return;
        }
        long[] sorted = Arrays.copyOf(syncs, known);
        Arrays.sort(sorted);
        Duration slow = Duration.ofNanos(sorted[(known * 99 + 99) / 100 - 1]);
        if (slow.compareTo(settings.maxJournalSync()) > 0) {
            found.add(new MachineTrouble(
                    "JOURNAL_SLOW", "sync_p99=%s, max=%s".formatted(slow, settings.maxJournalSync())));
        }
    }

    private void clock(List<MachineTrouble> found) {
        Duration passed = Duration.ofNanos(nanos.getAsLong() - nanosStart);
        Duration jump = Duration.between(wallStart.plus(passed), wall.instant());
        if (jump.abs().compareTo(settings.clockLimit()) > 0) {
            found.add(new MachineTrouble("CLOCK_JUMPED", "jump=%s, max=%s".formatted(jump, settings.clockLimit())));
        }
        boolean odd = jump.abs().compareTo(settings.clockWarn()) > 0;
        if (odd && !warned) {
            LOG.warn("clock_jumped jump={} warn_at={}", jump, settings.clockWarn());
        }
        warned = odd;
    }
}
