package io.drover.store.postgres;

import io.drover.journal.StateImage;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import io.drover.store.codec.RecordCodec;
import io.drover.store.file.Checkpoint;
import io.drover.store.file.CheckpointPace;
import io.drover.store.file.JournalKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed checkpoints in the database; the states of the last two are kept. One thread. */
final class StoredCheckpoints {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCheckpoints.class);

    private final JournalDatabase database;
    private final JournalKeys keys;
    private final long epoch;
    private final CheckpointPace pace;
    private Optional<Checkpoint> last;

    private StoredCheckpoints(
            JournalDatabase database, JournalKeys keys, long epoch, Clock clock, Optional<Checkpoint> last) {
        this.database = database;
        this.keys = keys;
        this.epoch = epoch;
        this.pace = new CheckpointPace(clock);
        this.last = last;
    }

    static StoredCheckpoints open(JournalDatabase database, JournalKeys keys, long epoch, Clock clock)
            throws SQLException {
        return new StoredCheckpoints(database, keys, epoch, clock, stored(database));
    }

    private static Optional<Checkpoint> stored(JournalDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select line from journal_checkpoint order by number desc limit 1");
                ResultSet found = select.executeQuery()) {
            return found.next() ? Optional.of(Checkpoint.parse(found.getString(1))) : Optional.empty();
        } catch (BrokenEntryException e) {
            throw new JournalException(
                    "journal %s: its last checkpoint is broken: %s.\nMaybe run drover audit verify, and restore a backup."
                            .formatted(database, e.getMessage()),
                    e);
        }
    }

    Optional<Checkpoint> last() {
        return last;
    }

    long covered() {
        return last.map(Checkpoint::sequence).orElse(0L);
    }

    boolean isDue(long sequence) {
        return pace.isDue(sequence - covered());
    }

    /** Signs the chain, which must already be durable, and the state at its end; a failure is reported, not fatal. */
    void sign(ChainState chain, StateImage state) {
        if (state.sequence() != chain.sequence()) {
            LOG.warn("journal_checkpoint_refused sequence={} state_sequence={}", chain.sequence(), state.sequence());
            return;
        }
        byte[] json = RecordCodec.writeState(state);
        pace.weighs(json.length);
        Checkpoint next = Checkpoint.sign(last.map(Checkpoint::number).orElse(0L) + 1, chain, json, keys);
        try {
            insert(next, json);
            last = Optional.of(next);
            pace.kept();
        } catch (SQLException e) {
            LOG.warn("journal_checkpoint_failed sequence={} cause={}", chain.sequence(), e.toString());
            lookAgain();
        }
    }

    private void insert(Checkpoint next, byte[] json) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into journal_checkpoint (number, line, state) values (?, ?, ?)");
                PreparedStatement forget =
                        connection.prepareStatement("update journal_checkpoint set state = null where number = ?")) {
            if (!WriterLease.prolong(connection, epoch, WriterLease.LENGTH)) {
                throw new SQLException("another process took over");
            }
            insert.setLong(1, next.number());
            insert.setString(2, next.line().strip());
            insert.setBytes(3, json);
            insert.executeUpdate();
            forget.setLong(1, next.number() - 2);
            forget.executeUpdate();
            connection.commit();
        }
    }

    /** Whether the last one was kept is not known: the database says so. */
    private void lookAgain() {
        try {
            last = stored(database);
        } catch (SQLException e) {
            LOG.debug("journal_checkpoint_unknown cause={}", e.toString());
        }
    }

    /** The state that the last checkpoint signed; when it cannot be trusted a warning says why. */
    Optional<StateImage> lastState() {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint point = last.get();
        try {
            return Optional.of(point.state(json(point), keys.publicKey()));
        } catch (IOException | SQLException e) {
            LOG.warn(
                    "journal_state_not_used checkpoint={} sequence={} cause={} instead=all_records_are_folded",
                    point.number(),
                    point.sequence(),
                    e.toString());
            return Optional.empty();
        }
    }

    private byte[] json(Checkpoint point) throws SQLException, IOException {
        try (Connection connection = database.connect();
                PreparedStatement select =
                        connection.prepareStatement("select state from journal_checkpoint where number = ?")) {
            select.setLong(1, point.number());
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new IOException("its row is gone");
                }
                return found.getBytes(1);
            }
        }
    }
}
