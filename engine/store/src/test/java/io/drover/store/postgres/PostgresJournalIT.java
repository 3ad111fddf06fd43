package io.drover.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.CountingFold;
import io.drover.store.JournalContract;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.store.file.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresJournalIT extends JournalContract {
    @TempDir
    private static Path directory;

    @TempDir
    private static Path keysDirectory;

    private static Server server;

    private final AtomicLong stoodStill = new AtomicLong();

    @BeforeAll
    static void start() throws IOException {
        server = new Server(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.empty();
    }

    @Override
    protected Journal open(Clock clock) {
        return journal(server.database(), clock).orElseThrow();
    }

    private Optional<PostgresJournal> journal(JournalDatabase database, Clock clock) {
        Clock standing = new TestClock("2026-01-05T14:30:00Z", Duration.ZERO);
        return PostgresJournal.open(
                database,
                new PostgresJournal.Writer(
                        new FileJournal.Clocks(clock, standing),
                        JournalKeys.in(keysDirectory),
                        "test",
                        () -> System.nanoTime() + stoodStill.get()));
    }

    @Override
    protected Verification verify() {
        return new StoredJournal(server.database())
                .verify(JournalKeys.in(keysDirectory).publicKey(), Optional.of(new CountingFold()), done -> {});
    }

    @Test
    void a_second_writer_has_to_wait_until_the_first_has_ended() {
        try (Journal first = open(TestClock.seconds())) {
            first.append(new JournalRecord.RunEnded("x"));

            assertThat(journal(server.database(), TestClock.seconds())).isEmpty();
        }
        try (Journal second = open(TestClock.seconds())) {
            assertThat(second.lastSequence()).isEqualTo(1);
        }
    }

    @Test
    void a_writer_of_an_old_epoch_writes_nothing_more() {
        try (Journal first = open(TestClock.seconds())) {
            first.append(new JournalRecord.RunEnded("before"));
            first.sync();
            server.run("update journal_writer set epoch = epoch + 1");
            first.append(new JournalRecord.RunEnded("after"));

            assertThatThrownBy(first::sync)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("another process took over from epoch 1");
            assertThatThrownBy(() -> first.append(new JournalRecord.RunEnded("later")))
                    .isInstanceOf(JournalException.class);
        }
        assertThat(stored()).containsExactly(new JournalRecord.RunEnded("before"));
    }

    @Test
    void a_process_that_stood_still_has_lost_its_lease_before_anybody_can_have_taken_it() {
        PostgresJournal journal =
                journal(server.database(), TestClock.seconds()).orElseThrow();
        journal.append(new JournalRecord.RunEnded("one"));

        stoodStill.set(WriterLease.LENGTH.minusSeconds(1).toNanos());

        assertThat(journal.lease().lost()).isPresent();
        assertThatThrownBy(journal::sync)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("was not renewed for");
        assertThat(stored()).isEmpty();
        journal.close();
    }

    @Test
    void a_commit_whose_answer_is_lost_is_found_to_be_done_on_another_connection() throws IOException {
        try (Cable cable = new Cable(server.port());
                PostgresJournal journal =
                        journal(through(cable), TestClock.seconds()).orElseThrow()) {
            journal.append(new JournalRecord.RunEnded("one"));
            journal.sync();
            journal.append(new JournalRecord.RunEnded("two"));

            cable.swallowAnswerTo("COMMIT");
            journal.sync();
            journal.append(new JournalRecord.RunEnded("three"));
        }
        assertThat(stored())
                .containsExactly(
                        new JournalRecord.RunEnded("one"),
                        new JournalRecord.RunEnded("two"),
                        new JournalRecord.RunEnded("three"));
    }

    @Test
    void a_commit_that_never_arrived_is_found_to_be_undone_and_is_made_again() throws IOException {
        try (Cable cable = new Cable(server.port());
                PostgresJournal journal =
                        journal(through(cable), TestClock.seconds()).orElseThrow()) {
            journal.append(new JournalRecord.RunEnded("one"));
            journal.sync();
            journal.append(new JournalRecord.RunEnded("two"));

            cable.cutBefore("COMMIT");
            journal.sync();
        }
        assertThat(stored()).containsExactly(new JournalRecord.RunEnded("one"), new JournalRecord.RunEnded("two"));
    }

    @Test
    void a_database_that_is_gone_in_the_midst_of_a_commit_leaves_the_journal_refusing_everything() throws IOException {
        try (Cable cable = new Cable(server.port())) {
            PostgresJournal journal =
                    journal(through(cable), TestClock.seconds()).orElseThrow();
            journal.append(new JournalRecord.RunEnded("one"));
            journal.sync();
            journal.append(new JournalRecord.RunEnded("two"));

            cable.cutBefore("COMMIT");
            cable.unplug();

            assertThatThrownBy(journal::sync)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("whether records up to 2 are kept is not known");
            assertThatThrownBy(() -> journal.append(new JournalRecord.RunEnded("three")))
                    .isInstanceOf(JournalException.class);
            journal.close();
        }
    }

    @Test
    void changed_lines_are_found_and_named() {
        List<JournalRecord> records = SampleRun.records(7, 20);
        try (Journal journal = open(TestClock.seconds())) {
            records.forEach(journal::append);
            CountingFold.checkpoint(journal);
        }
        server.run(
                "update journal_line set line = overlay(line placing 'X' from length(line) - 3) where sequence = 5 and kind = 0");

        assertThat(verify().problem().orElseThrow().sequence()).isEqualTo(5);
    }

    @Test
    void removed_lines_at_the_end_are_missed_by_verification_and_by_the_next_writer() {
        try (Journal journal = open(TestClock.seconds())) {
            SampleRun.records(8, 20).forEach(journal::append);
            CountingFold.checkpoint(journal);
        }
        server.run("delete from journal_line where sequence > 7");

        assertThat(verify().problem().orElseThrow().sequence()).isEqualTo(8);
        assertThatThrownBy(() -> open(TestClock.seconds()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Maybe an old backup was restored");
    }

    @Test
    void keys_of_another_installation_are_refused(@TempDir Path otherKeys) {
        open(TestClock.seconds()).close();

        assertThatThrownBy(() -> PostgresJournal.open(
                        server.database(),
                        new PostgresJournal.Writer(
                                new FileJournal.Clocks(TestClock.seconds(), TestClock.seconds()),
                                JournalKeys.in(otherKeys),
                                "other",
                                System::nanoTime)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("signed by other keys");
    }

    @Test
    void a_server_that_forgets_what_it_acknowledged_is_refused(@TempDir Path other) throws IOException {
        try (Server careless = new Server(other, "off")) {
            assertThatThrownBy(() -> journal(careless.database(), TestClock.seconds()))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("the server runs with fsync off");
        }
    }

    @Test
    void a_follower_passes_each_entry_once_however_often_it_asks() {
        List<JournalRecord> records = SampleRun.records(9, 1200);
        List<JournalRecord> seen = new ArrayList<>();
        try (Journal journal = open(TestClock.seconds())) {
            journal.append(records.get(0));
            journal.sync();
            StoredJournal.Follower follower = new StoredJournal(server.database()).follow(1);
            for (JournalRecord record : records.subList(1, records.size())) {
                journal.append(record);
                if (journal.lastSequence() % 500 == 0) {
                    journal.sync();
                    follower.read(journal.lastSequence(), entry -> seen.add(entry.record()));
                }
            }
            journal.sync();
            follower.read(journal.lastSequence(), entry -> seen.add(entry.record()));
        }
        assertThat(seen).isEqualTo(records);
    }

    private static JournalDatabase through(Cable cable) {
        String url = server.database().url().replace(":" + server.port(), ":" + cable.port());
        return new JournalDatabase(url, "postgres", () -> "postgres");
    }

    private static List<JournalRecord> stored() {
        List<JournalRecord> records = new ArrayList<>();
        new StoredJournal(server.database()).read(1, entry -> records.add(entry.record()));
        return records;
    }
}
