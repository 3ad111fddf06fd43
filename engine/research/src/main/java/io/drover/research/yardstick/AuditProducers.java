package io.drover.research.yardstick;

import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;

/**
 * How many records a second become durable: one sync for each, and for threads that each hand one record to the journal's owner
 * and wait until it is durable, while the owner writes what waits and syncs once.
 */
final class AuditProducers {
    private static final int PRODUCERS = 32;

    private final Journal journal;
    private final LongSupplier nanos;
    private final BlockingQueue<Waiting> mailbox = new LinkedBlockingQueue<>();

    AuditProducers(Journal journal, LongSupplier nanos) {
        this.journal = journal;
        this.nanos = nanos;
    }

    /** A record and who waits for it. */
    private record Waiting(JournalRecord record, CompletableFuture<Long> durable) {}

    /** @param records for each producer, and in all for the one that syncs each */
    String run(int records) {
        double alone = rate(records, () -> {
            for (int i = 0; i < records; i++) {
                journal.append(record(i));
                journal.sync();
            }
        });
        double together = rate(records * PRODUCERS, () -> together(records));
        return String.format(
                Locale.ROOT,
                "producers=%d one_sync_a_record_per_s=%.0f together_per_s=%.0f producers_ratio=%.2f",
                PRODUCERS,
                alone,
                together,
                together / alone);
    }

    private void together(int records) {
        List<Thread> producers = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            Thread producer = new Thread(() -> produce(records), "producer-" + p);
            producer.start();
            producers.add(producer);
        }
        int left = records * PRODUCERS;
        List<Waiting> batch = new ArrayList<>();
        try {
            while (left > 0) {
                batch.add(mailbox.take());
                mailbox.drainTo(batch);
                batch.forEach(w -> journal.append(w.record()));
                journal.sync();
                batch.forEach(w -> w.durable().complete(journal.lastSequence()));
                left -= batch.size();
                batch.clear();
            }
            for (Thread producer : producers) {
                producer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while producers wait", e);
        }
    }

    private void produce(int records) {
        for (int i = 0; i < records; i++) {
            CompletableFuture<Long> durable = new CompletableFuture<>();
            mailbox.add(new Waiting(record(i), durable));
            durable.join();
        }
    }

    private static JournalRecord record(int number) {
        return new JournalRecord.RunEnded("audit bench " + number);
    }

    private double rate(int records, Runnable work) {
        long start = nanos.getAsLong();
        work.run();
        return records * 1e9 / Math.max(1, nanos.getAsLong() - start);
    }
}
