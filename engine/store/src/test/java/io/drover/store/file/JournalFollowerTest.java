package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.port.JournalException;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFollowerTest {
    private static final List<JournalRecord> RECORDS = SampleRun.records(3, 400);

    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    /** Two hours between records: each day is a segment of its own, gzipped while the follower may be in it. */
    @Test
    void entries_come_once_and_in_order_over_days_and_gzipped_files() {
        for (Duration step : List.of(Duration.ofHours(2), Duration.ofSeconds(1))) {
            Path journal = directory.resolve("step" + step.toSeconds());
            List<JournalEntry> followed = new ArrayList<>();
            Random random = new Random(1);
            try (FileJournal writer = open(journal, step)) {
                JournalFollower follower = JournalFollower.of(journal, 1);
                for (JournalRecord record : RECORDS) {
                    long sequence = writer.append(record);
                    if (random.nextInt(20) == 0) {
                        writer.sync();
                        follower.read(sequence, followed::add);
                        assertThat(followed).hasSize((int) sequence);
                    }
                }
                writer.sync();
                follower.read(RECORDS.size(), followed::add);
            }

            List<JournalEntry> read = new ArrayList<>();
            FileJournal.reader(journal).read(1, read::add);
            assertThat(followed).isEqualTo(read);
            assertThat(followed.stream().map(JournalEntry::record)).isEqualTo(RECORDS);
        }
    }

    @Test
    void nothing_beyond_the_durable_entry_is_passed() {
        try (FileJournal writer = open(directory, Duration.ofSeconds(1))) {
            RECORDS.forEach(writer::append);
            writer.sync();
            List<Long> followed = new ArrayList<>();
            JournalFollower follower = JournalFollower.of(directory, 1);

            follower.read(7, entry -> followed.add(entry.sequence()));
            follower.read(7, entry -> followed.add(entry.sequence()));
            follower.read(9, entry -> followed.add(entry.sequence()));

            assertThat(followed).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        }
    }

    @Test
    void following_begins_at_any_entry() {
        try (FileJournal writer = open(directory, Duration.ofHours(2))) {
            RECORDS.subList(0, 100).forEach(writer::append);
        }
        List<Long> followed = new ArrayList<>();

        JournalFollower.of(directory, 98).read(100, entry -> followed.add(entry.sequence()));

        assertThat(followed).containsExactly(98L, 99L, 100L);
    }

    @Test
    void missing_file_is_told() throws IOException {
        try (FileJournal writer = open(directory, Duration.ofHours(2))) {
            RECORDS.subList(0, 100).forEach(writer::append);
        }
        Files.delete(Segment.all(directory).get(2).file());
        JournalFollower follower = JournalFollower.of(directory, 1);

        assertThatThrownBy(() -> follower.read(100, entry -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("has no record");
    }

    private static FileJournal open(Path journal, Duration step) {
        return FileJournal.open(journal, new TestClock("2026-01-05T14:30:00Z", step), JournalKeys.in(keysDirectory));
    }
}
