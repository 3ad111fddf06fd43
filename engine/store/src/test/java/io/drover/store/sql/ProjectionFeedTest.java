package io.drover.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.TestClock;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalFollower;
import io.drover.store.file.JournalKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionFeedTest {
    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    private boolean databaseIsDown;
    private int opened;

    @Test
    void what_is_durable_is_fed_and_nothing_else() {
        ProjectionFeed feed = feed();
        try (Journal journal = feed.watch(journal())) {
            AccountDays.monday().forEach(journal::append);
            journal.sync();
            journal.append(AccountDays.tuesday().get(0));

            assertThat(feed.step()).isTrue();
            feed.close();

            assertThat(stored()).isEqualTo(2);
        }
    }

    @Test
    void database_that_is_down_keeps_nothing_from_the_journal_and_is_caught_up_later() {
        ProjectionFeed feed = feed();
        try (Journal journal = feed.watch(journal())) {
            databaseIsDown = true;
            AccountDays.monday().forEach(journal::append);
            journal.sync();
            assertThat(feed.step()).isFalse();
            assertThat(feed.step()).isFalse();
            AccountDays.tuesday().forEach(journal::append);
            journal.sync();

            databaseIsDown = false;

            assertThat(feed.step()).isTrue();
            feed.close();
            assertThat(days()).isEqualTo(AccountDays.expected());
        }
    }

    @Test
    void database_that_breaks_in_between_is_opened_again() throws Exception {
        List<Projection> used = new ArrayList<>();
        ProjectionFeed feed = new ProjectionFeed(
                () -> {
                    used.add(open());
                    return used.get(used.size() - 1);
                },
                from -> JournalFollower.of(directory.resolve("audit"), from)::read);
        try (Journal journal = feed.watch(journal())) {
            AccountDays.monday().forEach(journal::append);
            journal.sync();
            assertThat(feed.step()).isTrue();

            used.get(0).database().close();
            AccountDays.tuesday().forEach(journal::append);
            journal.sync();

            assertThat(feed.step()).isFalse();
            assertThat(feed.step()).isTrue();
            feed.close();
            assertThat(days()).isEqualTo(AccountDays.expected());
        }
    }

    /** A feed that is dropped without an end is what a killed process leaves. */
    @Test
    void next_run_goes_on_where_a_killed_one_was() {
        ProjectionFeed killed = new ProjectionFeed(
                this::open,
                from -> (durable, reader) -> JournalFollower.of(directory.resolve("audit"), from)
                        .read(durable, entry -> {
                            reader.accept(entry);
                            if (entry.sequence() == 3) {
                                throw new JournalException("killed");
                            }
                        }));
        try (Journal journal = killed.follow(journal())) {
            AccountDays.both().forEach(journal::append);
            journal.sync();
            assertThat(killed.step()).isFalse();
        }
        ProjectionFeed next = feed();

        try (Journal journal = next.follow(journal())) {
            next.close();

            assertThat(journal.lastSequence()).isEqualTo(6);
            assertThat(stored()).isEqualTo(6);
            assertThat(days()).isEqualTo(AccountDays.expected());
        }
    }

    @Test
    void end_feeds_the_rest() {
        ProjectionFeed feed = feed();
        try (Journal journal = feed.follow(journal())) {
            AccountDays.both().forEach(journal::append);
            journal.append(new JournalRecord.RunEnded("end of data"));
            journal.sync();
        }

        feed.close();

        assertThat(stored()).isEqualTo(7);
        assertThat(opened).isEqualTo(1);
    }

    private ProjectionFeed feed() {
        return new ProjectionFeed(
                () -> {
                    opened++;
                    if (databaseIsDown) {
                        throw new JournalException("the database is down");
                    }
                    return open();
                },
                from -> JournalFollower.of(directory.resolve("audit"), from)::read);
    }

    private Projection open() {
        return Projection.open(directory.resolve("projection"));
    }

    private long stored() {
        try (Projection projection = open()) {
            return projection.lastSequence();
        }
    }

    private List<EquityDay> days() {
        try (Projection projection = open()) {
            return projection.equityDays(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        }
    }

    private Journal journal() {
        return FileJournal.open(directory.resolve("audit"), TestClock.seconds(), JournalKeys.in(keysDirectory));
    }
}
