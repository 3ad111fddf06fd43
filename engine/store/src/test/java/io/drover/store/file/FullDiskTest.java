package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.port.JournalException;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private static final JournalRecord HALTED = new JournalRecord.StateLowered(
            "disk", Scope.GLOBAL, TradingState.HALTED, Optional.empty(), "disk full", "engine", false);

    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    @Test
    void halt_is_recorded_on_a_full_disk_and_nothing_else() {
        List<JournalRecord> records = SampleRun.records(1, 300);
        int durable;
        try (FileJournal journal = open(new SmallDisk(directory, (1 << 20) + 200_000))) {
            durable = appendUntilFull(journal, records);
            journal.append(HALTED);
            journal.sync();

            assertThatThrownBy(() -> journal.append(new JournalRecord.RuleSetActivated("x")))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("the disk is full; only changes of the trading state are taken");
            assertThat(journal.lastSequence()).isEqualTo(durable + 1L);
        }

        List<JournalRecord> expected = new ArrayList<>(records.subList(0, durable));
        expected.add(HALTED);
        assertThat(stored()).isEqualTo(expected);
        assertThat(verify().isSound()).isTrue();
    }

    private static int appendUntilFull(FileJournal journal, List<JournalRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            journal.append(records.get(i));
            try {
                journal.sync();
            } catch (JournalException e) {
                assertThat(e).hasMessageContaining("the disk is full: 1 records since the last sync are not kept");
                return i;
            }
        }
        throw new AssertionError("the disk never got full");
    }

    @Test
    void halt_that_was_waiting_when_the_disk_got_full_is_kept() {
        JournalRecord other = new JournalRecord.RuleSetActivated("x".repeat(1000));
        try (FileJournal journal = open(new SmallDisk(directory, (1 << 20) + 50_000))) {
            journal.append(other);
            journal.sync();
            Collections.nCopies(100, other).forEach(journal::append);
            journal.append(HALTED);

            assertThatThrownBy(journal::sync)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("101 records since the last sync are not kept, 1 changes");
        }

        assertThat(stored()).containsExactly(other, HALTED);
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void journal_goes_on_after_a_restart_with_space() {
        List<JournalRecord> records = SampleRun.records(1, 300);
        try (FileJournal journal = open(new SmallDisk(directory, (1 << 20) + 200_000))) {
            appendUntilFull(journal, records);
        }
        try (FileJournal journal = open(new SmallDisk(directory, 1L << 30))) {
            records.forEach(journal::append);
            journal.sync();
            assertThat(directory.resolve("reserve")).hasSize(1 << 20);
        }
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void journal_does_not_start_where_its_reserve_does_not_fit() {
        assertThatThrownBy(() -> open(new SmallDisk(directory, 1000)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Maybe the disk is full");
    }

    @Test
    void nothing_is_written_after_a_sync_of_unknown_outcome() {
        FileJournal journal = open(file -> new BrokenSync(AppendFile.open(file)));
        journal.append(HALTED);

        assertThatThrownBy(journal::sync)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Input/output error");
        assertThatThrownBy(() -> journal.append(HALTED))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("nothing more is written by this process");
        journal.close();
    }

    private FileJournal open(AppendFile.Opener opener) {
        return FileJournal.open(
                directory,
                new FileJournal.Clocks(TestClock.seconds(), TestClock.seconds()),
                JournalKeys.in(keysDirectory),
                opener);
    }

    private List<JournalRecord> stored() {
        List<JournalEntry> entries = new ArrayList<>();
        FileJournal.reader(directory).read(1, entries::add);
        return entries.stream().map(JournalEntry::record).toList();
    }

    private Verification verify() {
        return AuditVerifier.verify(directory, JournalKeys.in(keysDirectory).publicKey());
    }

    /** A directory that holds so many bytes; a write that does not fit is done in part, as disks do. */
    private record SmallDisk(Path directory, long capacity) implements AppendFile.Opener {
        @Override
        public AppendFile open(Path file) throws IOException {
            return new Limited(AppendFile.open(file), this);
        }

        long free() throws IOException {
            long used = 0;
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    used += Files.size(file);
                }
            }
            return capacity - used;
        }
    }

    private record Limited(AppendFile file, SmallDisk disk) implements AppendFile {
        @Override
        public void write(byte[] bytes, int from, int to) throws IOException {
            int fits = (int) Math.max(0, Math.min(to - from, disk.free()));
            file.write(bytes, from, from + fits);
            if (fits < to - from) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private record BrokenSync(AppendFile file) implements AppendFile {
        @Override
        public void write(byte[] bytes, int from, int to) throws IOException {
            file.write(bytes, from, to);
        }

        @Override
        public void force() throws IOException {
            if (file.size() != 1 << 20) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
