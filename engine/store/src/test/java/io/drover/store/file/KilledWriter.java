package io.drover.store.file;

import io.drover.journal.JournalRecord;
import io.drover.store.CountingFold;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A program that appends and syncs for ever and prints each number that is durable. Its parent kills it. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) {
        long seed = Long.parseLong(args[2]);
        Random random = new Random(seed);
        List<JournalRecord> records = SampleRun.records(seed, 200);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        TestClock clock = new TestClock("2026-01-05T00:00:00Z", Duration.ofMinutes(1 + random.nextInt(30)));
        FileJournal journal = FileJournal.open(Path.of(args[0]), clock, JournalKeys.in(Path.of(args[1])));
        for (int i = 0; ; i++) {
            journal.append(records.get(i % records.size()));
            if (random.nextInt(4) == 0) {
                journal.sync();
                if (random.nextInt(4) == 0) {
                    CountingFold.checkpoint(journal);
                }
                out.println(journal.lastSequence() + " " + journal.chainHead());
            }
        }
    }
}
