package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.store.QuotedDay;
import io.drover.store.TestClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final int CYCLES = 1500;
    private static final int CYCLES_PER_DAY = 86_400;

    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    @ParameterizedTest
    @CsvSource({"0, 1, 20", "5, 1, 120"})
    void day_of_20_instruments_at_a_cycle_a_second_fits(int indicators, double newQuotes, int megabytes)
            throws IOException {
        QuotedDay day = new QuotedDay(indicators, newQuotes);
        TestClock clock = TestClock.seconds();
        try (FileJournal journal = open(clock)) {
            for (int i = 0; i < CYCLES; i++) {
                clock.set(Instant.ofEpochMilli(day.nextTime())
                        .plusNanos(4_321_987 + i % 999)
                        .toString());
                journal.append(day.nextCycle());
                clock.set(Instant.ofEpochMilli(day.nextTime())
                        .minusNanos(991_234_567 + i % 997)
                        .toString());
                journal.append(day.timing());
            }
        }
        Segment segment = Segment.all(directory).get(0);
        Zipper.zipNow(segment);

        assertThat(Files.size(segment.gz()) / CYCLES * CYCLES_PER_DAY).isLessThan(megabytes * 1_000_000L);
    }

    @Test
    @Tag("timed")
    void more_than_50_000_records_are_verified_per_cpu_second() {
        int records = 150_000;
        try (FileJournal journal = open(new TestClock("2026-01-05T14:30:00Z", Duration.ofMillis(1)))) {
            for (int i = 0; i < records; i++) {
                journal.append(new JournalRecord.CycleTiming(
                        i, Instant.EPOCH.plusMillis(i), i, 2L * i, 3L * i, 4L * i, "direct"));
                if (i % 1000 == 0) {
                    journal.sync();
                }
            }
        }
        var key = JournalKeys.in(keysDirectory).publicKey();
        long[] told = {0};
        long start = cpu();

        Verification verification = AuditVerifier.verify(directory, key, Optional.empty(), count -> told[0] = count);

        double seconds = (cpu() - start) / 1e9;
        assertThat(verification.records()).isEqualTo(records);
        assertThat(told[0]).isEqualTo(records);
        assertThat(records / seconds).isGreaterThan(50_000);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private FileJournal open(TestClock clock) {
        return FileJournal.open(directory, clock, JournalKeys.in(keysDirectory));
    }
}
