package io.drover.store.postgres;

import io.drover.journal.JournalEntry;
import io.drover.journal.StateFold;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.BrokenLinkException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import io.drover.store.file.FoldCheck;
import io.drover.store.file.SignedPoints;
import io.drover.store.file.Verification;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A journal in a database as anybody may read it, also while a process writes it: all that it sees is durable. */
public final class StoredJournal {
    private static final Path LINES = Path.of("journal_line");
    private static final Path CHECKPOINTS = Path.of("journal_checkpoint");
    private static final int PROGRESS_EVERY = 1000;

    private final JournalDatabase database;
    private final LineStore store;

    /**
     * In a database where a journal has been begun.
     *
     * @throws JournalException when there is none
     */
    public StoredJournal(JournalDatabase database) {
        this.database = database;
        this.store = new LineStore(database);
        publicKey();
    }

    /**
     * All entries from a number on, oldest first.
     *
     * @throws JournalException when an entry does not fit the chain
     */
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        store.read(fromSequence, Long.MAX_VALUE, reader);
    }

    /** Where the journal stands; reads only its end. */
    public ChainState last() {
        return store.last(entry -> {});
    }

    /** The key that its first writer left: anybody may have it, but nobody should trust it who has another. */
    public String publicKey() {
        return text("select public_key from journal_writer");
    }

    /** Who writes it, or wrote it last. */
    public String holder() {
        return text("select holder from journal_writer");
    }

    private String text(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            StringBuilder lines = new StringBuilder();
            while (found.next()) {
                lines.append(found.getString(1)).append('\n');
            }
            return lines.toString();
        } catch (SQLException e) {
            throw database.failed("cannot be read", e);
        }
    }

    /** Reads on from where it stopped. */
    public Follower follow(long fromSequence) {
        return new Follower(fromSequence);
    }

    /** Passes each entry once. One thread. */
    public final class Follower {
        private final long from;
        private Optional<EntryReader> entries = Optional.empty();

        private Follower(long from) {
            this.from = from;
        }

        /** Passes what has not been passed yet, up to this number. */
        public void read(long durable, Consumer<JournalEntry> reader) {
            EntryReader reading = entries.orElseGet(() -> store.behindBase(from));
            entries = Optional.of(reading);
            store.walk(reading, durable, entry -> {
                if (entry.sequence() >= from) {
                    reader.accept(entry);
                }
            });
        }
    }

    /**
     * Goes through all records up to the first that is wrong, with nothing but the public key.
     *
     * @param fold folds all records, to compare with the states that checkpoints signed
     * @param progress told the number of records every 1,000 of them
     */
    public Verification verify(PublicKey key, Optional<StateFold> fold, LongConsumer progress) {
        SignedPoints points =
                SignedPoints.of(CHECKPOINTS, text("select line from journal_checkpoint order by number"), key);
        FoldCheck folds = new FoldCheck(fold);
        EntryReader entries = EntryReader.from(ChainState.EMPTY);
        Optional<Verification.Problem> problem = walk(entries, points, folds, progress);
        ChainState state = entries.state();
        Optional<Verification.Problem> first = problem.isPresent() ? problem : points.missing(state.sequence());
        long records =
                first.map(p -> Math.min(state.sequence(), p.sequence() - 1)).orElse(state.sequence());
        return new Verification(
                records,
                points.passed(),
                points.passedUpTo(),
                folds.equal(),
                folds.gaveUp(),
                state.chain(),
                state.decisions(),
                first);
    }

    private Optional<Verification.Problem> walk(
            EntryReader entries, SignedPoints points, FoldCheck folds, LongConsumer progress) {
        try {
            return store.lines(0, Long.MAX_VALUE, line -> {
                Optional<JournalEntry> entry = entries.read(line, 0, line.length);
                entry.ifPresent(folds::apply);
                if (entry.isPresent() && entries.sequence() % PROGRESS_EVERY == 0) {
                    progress.accept(entries.sequence());
                }
                return entry.isPresent() && points.isAt(entries.sequence())
                        ? points.check(entries.state(), folds, LINES, entries.sequence())
                        : Optional.empty();
            });
        } catch (BrokenLinkException e) {
            return Optional.of(new Verification.Problem(LINES, entries.sequence() + 1, e.previousSequence(), e.what()));
        } catch (BrokenEntryException e) {
            return Optional.of(
                    new Verification.Problem(LINES, entries.sequence() + 1, entries.sequence() + 1, e.what()));
        }
    }
}
