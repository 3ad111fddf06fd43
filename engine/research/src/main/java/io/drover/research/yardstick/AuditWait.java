package io.drover.research.yardstick;

import io.drover.journal.JournalRecord;
import io.drover.port.ForwardingJournal;
import io.drover.port.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What it costs that an order waits until its audit record is durable: the syncs of each cycle and how long orders waited for
 * them, beside a bare write of a page and its sync in the same directory, one after each cycle.
 */
final class AuditWait extends ForwardingJournal {
    private static final int PAGE = 4096;

    private final Journal journal;
    private final LongSupplier nanos;
    private final FileChannel bare;
    private long syncs;
    private long waited;

    /** @param directory on the disk of the journal */
    AuditWait(Journal journal, Path directory, LongSupplier nanos) throws IOException {
        this.journal = journal;
        this.nanos = nanos;
        this.bare =
                FileChannel.open(directory.resolve("bare.bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    public long append(JournalRecord record) {
        long start = nanos.getAsLong();
        long sequence = journal.append(record);
        waited += nanos.getAsLong() - start;
        return sequence;
    }

    @Override
    public void sync() {
        long start = nanos.getAsLong();
        journal.sync();
        waited += nanos.getAsLong() - start;
        syncs++;
    }

    /** Runs cycles and compares; a cycle without an order waits for nothing, and its wait is left out. */
    String run(int cycles, LiveRun run, LongSupplier orders) throws IOException {
        long[] waits = new long[cycles];
        long[] bares = new long[cycles];
        long mostSyncs = 0;
        int with = 0;
        for (int i = 0; i < cycles; i++) {
            long before = orders.getAsLong();
            syncs = 0;
            waited = 0;
            run.decide();
            long[] cycle = {syncs, waited};
            run.book();
            if (orders.getAsLong() > before) {
                mostSyncs = Math.max(mostSyncs, cycle[0]);
                waits[with] = cycle[1];
                bares[with++] = bareSync();
            }
        }
        return String.format(
                Locale.ROOT,
                "cycles=%d with_orders=%d syncs_a_cycle_max=%d wait_p50_us=%.1f bare_p50_us=%.1f",
                cycles,
                with,
                mostSyncs,
                median(waits, with),
                median(bares, with));
    }

    private long bareSync() throws IOException {
        long start = nanos.getAsLong();
        bare.write(ByteBuffer.allocate(PAGE));
        bare.force(false);
        return nanos.getAsLong() - start;
    }

    private static double median(long[] values, int count) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[count / 2] / 1e3;
    }

    @Override
    public void close() {
        try {
            bare.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.close();
    }
}
