package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryJournalTest {
    @Test
    void reads_back_what_was_appended_across_compressed_chunks() {
        List<JournalRecord> records = SampleRun.records(1, 3000);
        MemoryJournal journal = new MemoryJournal(TestClock.seconds());
        records.forEach(journal::append);

        List<JournalEntry> entries = entries(journal, 1);

        assertThat(entries.stream().map(JournalEntry::record)).isEqualTo(records);
        assertThat(entries.get(entries.size() - 1).hash()).isEqualTo(journal.chainHead());
        assertThat(journal.lastSequence()).isEqualTo(records.size());
    }

    @Test
    void reads_from_any_record_on() {
        List<JournalRecord> records = SampleRun.records(1, 3000);
        MemoryJournal journal = new MemoryJournal(TestClock.seconds());
        records.forEach(journal::append);

        for (int from : new int[] {1, 2, records.size() / 2, records.size(), records.size() + 1}) {
            List<JournalEntry> entries = entries(journal, from);

            assertThat(entries.stream().map(JournalEntry::record)).isEqualTo(records.subList(from - 1, records.size()));
        }
    }

    @Test
    void counting_journal_has_the_same_hashes_and_cannot_be_read() {
        List<JournalRecord> records = SampleRun.records(2, 100);
        Journal kept = new MemoryJournal(TestClock.seconds());
        Journal counted = MemoryJournal.counting(TestClock.seconds());
        records.forEach(kept::append);
        records.forEach(counted::append);

        assertThat(counted.chainHead()).isEqualTo(kept.chainHead());
        assertThat(counted.decisionHash()).isEqualTo(kept.decisionHash());
        assertThatThrownBy(() -> counted.read(1, entry -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Maybe run with a journal that keeps them");
    }

    @Test
    void decision_hash_depends_on_cycles_only_chain_head_on_everything() {
        List<JournalRecord> records = SampleRun.records(3, 50);
        Journal all = new MemoryJournal(TestClock.seconds());
        Journal cyclesLater = new MemoryJournal(TestClock.seconds());
        cyclesLater.append(new JournalRecord.RunEnded("before"));
        records.forEach(all::append);
        records.stream().filter(JournalRecord.Cycle.class::isInstance).forEach(cyclesLater::append);

        assertThat(cyclesLater.decisionHash()).isEqualTo(all.decisionHash());
        assertThat(cyclesLater.chainHead()).isNotEqualTo(all.chainHead());
    }

    @Test
    void time_of_an_entry_never_decreases() {
        TestClock clock = TestClock.seconds();
        MemoryJournal journal = new MemoryJournal(clock);
        journal.append(new JournalRecord.RunEnded("one"));
        clock.set("2026-01-05T14:00:00Z");
        journal.append(new JournalRecord.RunEnded("two"));
        clock.set("2026-01-05T15:00:00Z");
        journal.append(new JournalRecord.RunEnded("three"));

        assertThat(entries(journal, 1).stream().map(JournalEntry::at))
                .containsExactly(
                        Instant.parse("2026-01-05T14:30:00Z"),
                        Instant.parse("2026-01-05T14:30:00Z"),
                        Instant.parse("2026-01-05T15:00:00Z"));
    }

    /** Pins the format: the same cycles have this hash on every machine and JDK. Changes only with a reason. */
    @Test
    void decision_hash_of_known_cycles_is_known() {
        MemoryJournal journal = MemoryJournal.counting(TestClock.seconds());
        QuotedDay day = new QuotedDay(3, 0.5);
        for (int i = 0; i < 200; i++) {
            journal.append(day.nextCycle());
        }

        assertThat(journal.decisionHash())
                .isEqualTo("a613bdff17261613c40f496af5122463f777af0684d21c682a45bcbbcb2bf640");
    }

    static List<JournalEntry> entries(Journal journal, long from) {
        List<JournalEntry> entries = new ArrayList<>();
        journal.read(from, entries::add);
        return entries;
    }
}
