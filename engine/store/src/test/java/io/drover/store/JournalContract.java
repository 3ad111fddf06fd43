package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import io.drover.store.file.Verification;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every journal that survives its process promises. */
public abstract class JournalContract {
    /** Opens the journal of this test, or goes on with it. */
    protected abstract Journal open(Clock clock);

    /** Checks what is stored, while nobody writes it. */
    protected abstract Verification verify();

    @Test
    void reads_back_what_was_appended_and_has_the_hashes_of_the_memory_journal() {
        List<JournalRecord> records = SampleRun.records(1, 1500);
        Journal memory = inMemory(records);
        try (Journal journal = open(TestClock.seconds())) {
            records.forEach(journal::append);
            journal.sync();

            assertThat(records(journal, 1)).isEqualTo(records);
            assertThat(journal.chainHead()).isEqualTo(memory.chainHead());
            assertThat(journal.decisionHash()).isEqualTo(memory.decisionHash());
        }
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void reads_from_any_record_on_also_what_was_not_synced() {
        List<JournalRecord> records = SampleRun.records(2, 1100);
        try (Journal journal = open(TestClock.seconds())) {
            records.forEach(journal::append);

            for (int from : new int[] {1, 2, records.size() / 2, records.size(), records.size() + 1}) {
                assertThat(records(journal, from)).isEqualTo(records.subList(from - 1, records.size()));
            }
        }
    }

    @Test
    void goes_on_where_it_ended_each_time_it_is_opened() {
        List<JournalRecord> records = SampleRun.records(3, 12);
        Journal memory = inMemory(records);
        TestClock clock = TestClock.seconds();
        for (JournalRecord record : records) {
            try (Journal journal = open(clock)) {
                journal.append(record);
            }
        }

        try (Journal journal = open(clock)) {
            assertThat(records(journal, 1)).isEqualTo(records);
            assertThat(journal.lastSequence()).isEqualTo(records.size());
            assertThat(journal.chainHead()).isEqualTo(memory.chainHead());
            assertThat(journal.decisionHash()).isEqualTo(memory.decisionHash());
        }
    }

    @Test
    void keeps_the_state_of_the_last_checkpoint() {
        List<JournalRecord> records = SampleRun.records(4, 50);
        CountingFold fold = new CountingFold();
        try (Journal journal = open(TestClock.seconds())) {
            records.forEach(journal::append);
            journal.read(1, fold::apply);
            journal.checkpoint(fold::image);
            journal.append(new JournalRecord.RunEnded("behind it"));
        }

        try (Journal journal = open(TestClock.seconds())) {
            assertThat(journal.lastCheckpoint()).isEqualTo(Optional.of(fold.image()));
            assertThat(records(journal, records.size() + 1L)).containsExactly(new JournalRecord.RunEnded("behind it"));
        }
        assertThat(verify().signedUpTo()).isEqualTo(records.size());
    }

    @Test
    void checkpoint_is_due_after_every_change_of_the_trading_state() {
        try (Journal journal = open(TestClock.seconds())) {
            journal.append(new JournalRecord.StateRaised("c1", "reviewed", "operator:ann"));

            assertThat(journal.isCheckpointDue()).isFalse();
            journal.sync();
            assertThat(journal.isCheckpointDue()).isTrue();
            CountingFold.checkpoint(journal);
            assertThat(journal.isCheckpointDue()).isFalse();
        }
        assertThat(verify().checkpoints()).isEqualTo(1);
    }

    @Test
    void time_never_decreases_whatever_the_clock_shows() {
        TestClock clock = TestClock.seconds();
        try (Journal journal = open(clock)) {
            journal.append(new JournalRecord.RunEnded("one"));
            clock.set("2026-01-04T14:00:00Z");
            journal.append(new JournalRecord.RunEnded("two"));
            journal.sync();

            List<JournalEntry> entries = new ArrayList<>();
            journal.read(1, entries::add);
            assertThat(entries.get(1).at()).isEqualTo(entries.get(0).at()).isEqualTo(journal.lastTime());
        }
    }

    private static Journal inMemory(List<JournalRecord> records) {
        MemoryJournal memory = new MemoryJournal(TestClock.seconds());
        records.forEach(memory::append);
        return memory;
    }

    /** What is read from a number on. */
    protected static List<JournalRecord> records(Journal journal, long from) {
        List<JournalRecord> records = new ArrayList<>();
        journal.read(from, entry -> records.add(entry.record()));
        return records;
    }
}
