package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateFold;
import io.drover.journal.StateImage;
import io.drover.port.JournalException;
import io.drover.store.AnyRecord;
import io.drover.store.CountingFold;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCheckpointTest {
    private static final List<JournalRecord> RECORDS = SampleRun.records(3, 60);
    private static final List<JournalRecord> MORE = SampleRun.records(4, 10);

    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    @Test
    void the_state_of_the_last_checkpoint_is_read_back_and_the_records_behind_it() {
        StateImage kept = writeRecordsCheckpointAndMore();

        try (FileJournal journal = open()) {
            assertThat(journal.lastCheckpoint()).contains(kept);
            assertThat(records(journal, kept.sequence() + 1)).isEqualTo(MORE);
        }
    }

    @Test
    void a_journal_without_checkpoint_has_no_state() {
        try (FileJournal journal = open()) {
            RECORDS.forEach(journal::append);

            assertThat(journal.lastCheckpoint()).isEmpty();
        }
    }

    @Test
    void only_the_last_two_states_are_kept() throws IOException {
        try (FileJournal journal = open()) {
            for (JournalRecord record : RECORDS.subList(0, 5)) {
                journal.append(record);
                CountingFold.checkpoint(journal);
            }
        }

        assertThat(states()).containsExactly("state-000000000004.json.gz", "state-000000000005.json.gz");
        assertThat(verify().checkpoints()).isEqualTo(5);
    }

    @Test
    void a_checkpoint_at_the_same_record_is_not_written_again() {
        writeRecordsCheckpointAndMore();
        try (FileJournal journal = open()) {
            CountingFold.checkpoint(journal);
            CountingFold.checkpoint(journal);
        }

        assertThat(verify().checkpoints()).isEqualTo(2);
    }

    @Test
    void a_state_of_another_record_is_not_signed() {
        try (FileJournal journal = open()) {
            RECORDS.forEach(journal::append);

            journal.checkpoint(new CountingFold()::image);

            assertThat(journal.lastCheckpoint()).isEmpty();
        }
        assertThat(verify().checkpoints()).isZero();
    }

    @Test
    void a_state_that_is_missing_cut_or_changed_is_not_used_and_everything_can_be_folded() throws IOException {
        StateImage kept = writeRecordsCheckpointAndMore();
        Path file = directory.resolve("state-%012d.json.gz".formatted(kept.sequence()));
        byte[] whole = Files.readAllBytes(file);

        for (byte[] damaged : List.of(
                new byte[0],
                Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 1),
                gzip("{}"),
                gzip("not a state"))) {
            Files.write(file, damaged);
            assertNotUsed();
        }
        Files.delete(file);
        assertNotUsed();
        Files.write(file, whole);
        try (FileJournal journal = open()) {
            assertThat(journal.lastCheckpoint()).contains(kept);
        }
    }

    private void assertNotUsed() {
        try (FileJournal journal = open()) {
            assertThat(journal.lastCheckpoint()).isEmpty();
            assertThat(records(journal, 1)).hasSize(RECORDS.size() + MORE.size());
        }
    }

    @Test
    void a_checkpoint_line_cut_by_a_kill_leaves_the_checkpoint_before_it_and_its_state() throws IOException {
        StateImage first = writeRecordsCheckpointAndMore();
        try (FileJournal journal = open()) {
            CountingFold.checkpoint(journal);
        }
        Path lines = directory.resolve(Checkpoints.FILE);
        byte[] whole = Files.readAllBytes(lines);
        Files.write(lines, Arrays.copyOf(whole, whole.length - 20));

        try (FileJournal journal = open()) {
            assertThat(journal.lastCheckpoint()).contains(first);
            CountingFold.checkpoint(journal);
            assertThat(journal.lastCheckpoint().orElseThrow().sequence()).isEqualTo(RECORDS.size() + MORE.size());
        }
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void a_state_left_half_written_by_a_kill_is_overwritten() throws IOException {
        writeRecordsCheckpointAndMore();
        Files.writeString(directory.resolve("state-.tmp"), "half", StandardOpenOption.CREATE_NEW);

        try (FileJournal journal = open()) {
            CountingFold.checkpoint(journal);

            assertThat(journal.lastCheckpoint()).isPresent();
        }
        assertThat(states()).hasSize(2).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void a_state_of_another_fold_is_not_used() throws IOException {
        writeRecordsCheckpointAndMore();
        Path lines = directory.resolve(Checkpoints.FILE);
        Checkpoint now = Checkpoint.parse(Files.readString(lines).strip());
        Files.writeString(
                lines,
                new Checkpoint(now.number(), now.sequence(), now.at(), now.chain(), now.decisions(), 7, now.state(), "")
                        .signedBy(keys())
                        .line());

        try (FileJournal journal = open()) {
            assertThat(journal.lastCheckpoint()).isEmpty();
        }
        assertThat(verify(new CountingFold()).states()).isZero();
        assertThat(verify(new CountingFold()).isSound()).isTrue();
    }

    @Test
    void a_checkpoint_that_this_journals_key_did_not_sign_is_not_used(@TempDir Path otherKeys) throws IOException {
        writeRecordsCheckpointAndMore();
        Path lines = directory.resolve(Checkpoints.FILE);
        Checkpoint now = Checkpoint.parse(Files.readString(lines).strip());
        Files.writeString(lines, now.signedBy(JournalKeys.in(otherKeys)).line());

        try (FileJournal journal = open()) {
            assertThat(journal.lastCheckpoint()).isEmpty();
        }
    }

    @Test
    void records_that_do_not_lead_to_the_signed_hash_are_refused(@TempDir Path forged) throws IOException {
        StateImage kept = writeRecordsCheckpointAndMore();
        try (FileJournal other = FileJournal.open(forged, TestClock.seconds(), JournalKeys.in(keysDirectory))) {
            other.append(new JournalRecord.RunEnded("nothing happened"));
            RECORDS.subList(1, RECORDS.size()).forEach(other::append);
            MORE.forEach(other::append);
        }
        String segment = "2026-01-05-000000000001.jsonl";
        Files.copy(forged.resolve(segment), directory.resolve(segment), StandardCopyOption.REPLACE_EXISTING);

        try (FileJournal journal = open()) {
            assertThatThrownBy(() -> records(journal, kept.sequence() + 1))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("record %d has hash".formatted(kept.sequence()))
                    .hasMessageContaining("run drover audit verify");
        }
    }

    @Test
    void verification_folds_everything_and_counts_the_states_that_agree() {
        writeRecordsCheckpointAndMore();
        try (FileJournal journal = open()) {
            CountingFold.checkpoint(journal);
        }

        Verification found = verify(new CountingFold());

        assertThat(found.isSound()).isTrue();
        assertThat(found.states()).isEqualTo(2);
    }

    @Test
    void a_signed_state_that_is_not_the_fold_of_the_records_is_found_with_its_record() {
        StateImage other = new AnyRecord(1).state();
        try (FileJournal journal = open()) {
            RECORDS.forEach(journal::append);
            journal.checkpoint(() -> new StateImage(
                    RECORDS.size(),
                    other.run(),
                    other.day(),
                    other.schedules(),
                    other.starting(),
                    other.causes(),
                    other.cleanCycles(),
                    other.activity(),
                    other.memos(),
                    other.breaks(),
                    other.books()));
        }

        Verification found = verify(new CountingFold());

        assertThat(found.problem().orElseThrow().sequence()).isEqualTo(RECORDS.size());
        assertThat(found.problem().orElseThrow().toString())
                .contains("checkpoints.jsonl:1: record %d: checkpoint 1 signed the state".formatted(RECORDS.size()));
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void records_that_cannot_be_folded_are_told_and_are_no_damage() {
        writeRecordsCheckpointAndMore();
        StateFold broken = new StateFold() {
            @Override
            public void apply(JournalEntry entry) {
                throw new IllegalArgumentException("instrument X is not configured.");
            }

            @Override
            public StateImage image() {
                throw new AssertionError("not asked for");
            }
        };

        Verification found = verify(broken);

        assertThat(found.isSound()).isTrue();
        assertThat(found.states()).isZero();
        assertThat(found.notFolded()).contains("record 1 cannot be folded: instrument X is not configured.");
    }

    @Test
    void reading_begins_at_the_last_place_before_the_wanted_record_not_at_the_segments_start() throws IOException {
        List<JournalRecord> records = SampleRun.records(5, 2500);
        try (FileJournal journal =
                FileJournal.open(directory, new TestClock("2026-01-05T00:00:00Z", Duration.ofMillis(1)), keys())) {
            records.forEach(journal::append);
        }
        Path segment = directory.resolve("2026-01-05-000000000001.jsonl");
        List<String> lines = Files.readAllLines(segment, StandardCharsets.ISO_8859_1);
        lines.set(3, lines.get(3).replace("\"seq\":3", "\"seq\":4"));
        Files.write(segment, lines, StandardCharsets.ISO_8859_1);

        try (FileJournal journal = open()) {
            long last = journal.lastSequence();

            assertThat(records(journal, last - 10)).isEqualTo(records.subList((int) last - 11, (int) last));
            assertThatThrownBy(() -> records(journal, 1))
                    .hasMessageContaining("2026-01-05-000000000001.jsonl:4: record 3");
        }
    }

    private StateImage writeRecordsCheckpointAndMore() {
        try (FileJournal journal = open()) {
            RECORDS.forEach(journal::append);
            CountingFold.checkpoint(journal);
            MORE.forEach(journal::append);
            return journal.lastCheckpoint().orElseThrow();
        }
    }

    private FileJournal open() {
        return FileJournal.open(directory, TestClock.seconds(), keys());
    }

    private static JournalKeys keys() {
        return JournalKeys.in(keysDirectory);
    }

    private Verification verify() {
        return AuditVerifier.verify(directory, keys().publicKey());
    }

    private Verification verify(StateFold fold) {
        return AuditVerifier.verify(directory, keys().publicKey(), Optional.of(fold), done -> {});
    }

    private List<String> states() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("state"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static List<JournalRecord> records(FileJournal journal, long from) {
        List<JournalRecord> records = new ArrayList<>();
        journal.read(from, entry -> records.add(entry.record()));
        return records;
    }
}
