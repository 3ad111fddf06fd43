package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.port.JournalException;
import io.drover.store.CountingFold;
import io.drover.store.MemoryJournal;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    @Test
    void reads_back_what_was_appended_and_has_the_hashes_of_the_memory_journal() {
        List<JournalRecord> records = SampleRun.records(1, 1500);
        MemoryJournal memory = new MemoryJournal(TestClock.seconds());
        records.forEach(memory::append);
        try (FileJournal journal = open(TestClock.seconds())) {
            records.forEach(journal::append);
            journal.sync();

            assertThat(records(journal, 1)).isEqualTo(records);
            assertThat(journal.chainHead()).isEqualTo(memory.chainHead());
            assertThat(journal.decisionHash()).isEqualTo(memory.decisionHash());
        }
    }

    @Test
    void segment_begins_with_each_utc_day_and_older_ones_are_gzipped() throws IOException {
        List<JournalRecord> records = SampleRun.records(2, 200);
        TestClock clock = new TestClock("2026-01-05T22:00:00Z", Duration.ofMinutes(20));
        MemoryJournal memory = new MemoryJournal(new TestClock("2026-01-05T22:00:00Z", Duration.ofMinutes(20)));
        records.forEach(memory::append);
        try (FileJournal journal = open(clock)) {
            records.forEach(journal::append);

            assertThat(records(journal, 1)).isEqualTo(records);
            assertThat(records(journal, 100)).isEqualTo(records.subList(99, records.size()));
            assertThat(journal.decisionHash()).isEqualTo(memory.decisionHash());
            CountingFold.checkpoint(journal);
        }
        assertThat(names()).contains("2026-01-05-000000000001.jsonl.gz", "2026-01-06-000000000007.jsonl.gz");
        assertThat(names().filter(name -> name.endsWith(".jsonl"))).hasSize(2);
        assertThat(verify().isSound()).isTrue();
        assertThat(verify().signedUpTo()).isEqualTo(records.size());
    }

    @Test
    void reopened_journal_goes_on_where_it_ended() {
        List<JournalRecord> records = SampleRun.records(3, 60);
        MemoryJournal memory = new MemoryJournal(TestClock.seconds());
        records.forEach(memory::append);
        TestClock clock = TestClock.seconds();
        for (JournalRecord record : records) {
            try (FileJournal journal = open(clock)) {
                journal.append(record);
            }
        }
        try (FileJournal journal = open(clock)) {
            assertThat(records(journal, 1)).isEqualTo(records);
            assertThat(journal.chainHead()).isEqualTo(memory.chainHead());
            assertThat(journal.decisionHash()).isEqualTo(memory.decisionHash());
        }
    }

    @Test
    void torn_tail_is_cut_at_open_and_nothing_else() throws IOException {
        List<JournalRecord> records = SampleRun.records(4, 20);
        try (FileJournal journal = open(TestClock.seconds())) {
            records.forEach(journal::append);
        }
        Path segment = directory.resolve("2026-01-05-000000000001.jsonl");
        long size = Files.size(segment);
        Files.writeString(segment, "{\"seq\":4000,\"at\":\"2026", StandardOpenOption.APPEND);

        assertThat(verify().problem().orElseThrow().text()).contains("its line is incomplete");
        try (FileJournal journal = open(TestClock.seconds())) {
            assertThat(records(journal, 1)).isEqualTo(records);
            assertThat(Files.size(segment)).isEqualTo(size);
        }
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void segment_whose_first_entry_is_torn_is_begun_anew() throws IOException {
        List<JournalRecord> records = SampleRun.records(5, 20);
        try (FileJournal journal = open(TestClock.seconds())) {
            records.forEach(journal::append);
        }
        Path torn = directory.resolve("2026-01-06-%012d.jsonl".formatted(records.size() + 1));
        Files.writeString(torn, "{\"base\":40,\"at");

        try (FileJournal journal = open(new TestClock("2026-01-06T00:00:00Z", Duration.ofSeconds(1)))) {
            journal.append(new JournalRecord.RunEnded("later"));

            assertThat(records(journal, records.size() + 1L)).containsExactly(new JournalRecord.RunEnded("later"));
        }
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void second_writer_is_refused_and_told_the_directory() {
        try (FileJournal journal = open(TestClock.seconds())) {
            journal.append(new JournalRecord.RunEnded("x"));

            assertThatThrownBy(() -> open(TestClock.seconds()))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("Maybe another drover runs");
        }
    }

    @Test
    void reader_without_lock_sees_whole_entries_while_a_run_writes() throws IOException {
        List<JournalRecord> records = SampleRun.records(6, 30);
        try (FileJournal journal = open(TestClock.seconds())) {
            for (JournalRecord record : records) {
                journal.append(record);
                journal.sync();
            }
            Files.writeString(
                    directory.resolve("2026-01-05-000000000001.jsonl"), "{\"seq\":9", StandardOpenOption.APPEND);
            List<JournalRecord> seen = new ArrayList<>();
            FileJournal.reader(directory).read(3, entry -> seen.add(entry.record()));

            assertThat(seen).isEqualTo(records.subList(2, records.size()));
            assertThat(FileJournal.reader(directory).last().chain()).isEqualTo(journal.chainHead());
        }
    }

    @Test
    void journal_of_other_keys_is_refused(@TempDir Path otherKeys) {
        open(TestClock.seconds()).close();

        assertThatThrownBy(() -> FileJournal.open(directory, TestClock.seconds(), JournalKeys.in(otherKeys)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("was signed by other keys");
    }

    @Test
    void journal_shorter_than_its_checkpoints_is_refused() throws IOException {
        try (FileJournal journal = open(TestClock.seconds())) {
            SampleRun.records(7, 20).forEach(journal::append);
            CountingFold.checkpoint(journal);
        }
        Files.delete(directory.resolve("2026-01-05-000000000001.jsonl"));

        assertThatThrownBy(() -> open(TestClock.seconds()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Maybe an old backup was restored");
    }

    @Test
    void private_key_is_for_its_owner_only() throws IOException {
        JournalKeys.in(keysDirectory);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(keysDirectory.resolve("journal-private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void clock_that_went_back_is_recorded_beside_the_repeated_time() throws IOException {
        TestClock clock = TestClock.seconds();
        try (FileJournal journal = open(clock)) {
            journal.append(new JournalRecord.RunEnded("one"));
            clock.set("2026-01-04T14:00:00Z");
            journal.append(new JournalRecord.RunEnded("two"));
        }

        assertThat(Files.readAllLines(directory.resolve("2026-01-05-000000000001.jsonl"))
                        .get(2))
                .contains("\"at\":\"2026-01-05T14:30:00Z\",\"clock\":\"2026-01-04T14:00:00Z\"");
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void checkpoint_is_due_every_thousand_records_and_after_every_change_of_state() {
        try (FileJournal journal = open(new TestClock("2026-01-05T14:30:00Z", Duration.ofMillis(1)))) {
            for (int i = 0; i < 2500; i++) {
                journal.append(new JournalRecord.RuleSetActivated("r" + i));
                syncAndCheckpointIfDue(journal);
            }
            assertThat(verify().checkpoints()).isEqualTo(2);
            journal.append(new JournalRecord.StateRaised("c1", "reviewed", "operator:ann"));
            syncAndCheckpointIfDue(journal);

            assertThat(verify().checkpoints()).isEqualTo(3);
            assertThat(verify().unsigned()).isZero();
            assertThat(journal.isCheckpointDue()).isFalse();
        }
    }

    @Test
    void replay_signs_by_real_time_however_fast_virtual_time_goes() {
        TestClock virtual = new TestClock("2026-01-05T00:00:00Z", Duration.ofMinutes(1));
        TestClock real = new TestClock("2026-01-05T00:00:00Z", Duration.ofSeconds(10));
        try (FileJournal journal = FileJournal.open(directory, virtual, real, JournalKeys.in(keysDirectory))) {
            for (int i = 0; i < 30; i++) {
                journal.append(new JournalRecord.RuleSetActivated("r" + i));
                syncAndCheckpointIfDue(journal);
            }

            assertThat(verify().checkpoints()).isEqualTo(5);
        }
    }

    private static void syncAndCheckpointIfDue(FileJournal journal) {
        journal.sync();
        if (journal.isCheckpointDue()) {
            CountingFold.checkpoint(journal);
        }
    }

    private FileJournal open(TestClock clock) {
        Clock standing = new TestClock("2026-01-05T14:30:00Z", Duration.ZERO);
        return FileJournal.open(directory, clock, standing, JournalKeys.in(keysDirectory));
    }

    private Verification verify() {
        return AuditVerifier.verify(directory, JournalKeys.publicKey(directory.resolve("journal-public.pem")));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private static List<JournalRecord> records(FileJournal journal, long from) {
        List<JournalEntry> entries = new ArrayList<>();
        journal.read(from, entries::add);
        return entries.stream().map(JournalEntry::record).toList();
    }
}
