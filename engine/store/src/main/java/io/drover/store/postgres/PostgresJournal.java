package io.drover.store.postgres;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import io.drover.store.chain.EntryWriter;
import io.drover.store.codec.JsonOut;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.store.postgres.LineStore.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in PostgreSQL: records and chain are those of the file journal. {@link #append} buffers; {@link #sync} is one
 * transaction, which first makes sure that this process still is the writer. Where its outcome is unknown another connection
 * finds it out; where that fails nothing more is taken. One thread, but for {@link #lease}.
 */
public final class PostgresJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresJournal.class);
    private static final int CYCLES_PER_BASE = 1000;

    private final JournalDatabase database;
    private final WriterLease lease;
    private final LineStore store;
    private final StoredCheckpoints checkpoints;
    private final EntryWriter writer;
    private ChainState durable;
    private Optional<Connection> connection = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private boolean fenced;
    private int cyclesSinceBase;
    private boolean stateChanged;
    private boolean stateWaits;

    /**
     * Who opens a journal.
     *
     * @param clocks of entries and checkpoints
     * @param keys sign the checkpoints; all who write one journal have the same
     * @param holder of whom others are told while it writes
     * @param nanos monotonic nanoseconds
     */
    public record Writer(FileJournal.Clocks clocks, JournalKeys keys, String holder, LongSupplier nanos) {}

    private PostgresJournal(JournalDatabase database, Writer who, WriterLease lease) throws SQLException {
        this.database = database;
        this.lease = lease;
        this.store = new LineStore(database);
        this.checkpoints = StoredCheckpoints.open(
                database, who.keys(), lease.epoch(), who.clocks().checkpoints());
        this.durable = store.last(this::count);
        this.writer = new EntryWriter(who.clocks().entries(), durable);
        if (durable.sequence() < checkpoints.covered()) {
            throw new JournalException(
                    "journal %s ends at record %d, but a checkpoint covers record %d.\nMaybe an old backup was restored: restore all its tables."
                            .formatted(database, durable.sequence(), checkpoints.covered()));
        }
    }

    /**
     * Opens the journal, making its tables where they are missing; absent while another process writes it.
     *
     * @throws JournalException when the database cannot be used, the end of the journal is broken, or it was signed by other keys
     */
    public static Optional<PostgresJournal> open(JournalDatabase database, Writer who) {
        try {
            database.prepare();
            Optional<WriterLease> lease =
                    WriterLease.take(database, who.holder(), who.keys().publicText(), who.nanos());
            return lease.isPresent() ? Optional.of(opened(database, who, lease.get())) : Optional.empty();
        } catch (SQLException e) {
            throw database.failed("cannot be opened", e);
        }
    }

    private static PostgresJournal opened(JournalDatabase database, Writer who, WriterLease lease) throws SQLException {
        try {
            return new PostgresJournal(database, who, lease);
        } catch (SQLException | RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private void count(JournalEntry entry) {
        if (entry.record() instanceof JournalRecord.Cycle) {
            cyclesSinceBase++;
        }
    }

    /** Whether this process still is the writer; asked right before each send. */
    public WriterLease lease() {
        return lease;
    }

    @Override
    public long append(JournalRecord record) {
        requireUsable();
        if (cyclesSinceBase == CYCLES_PER_BASE) {
            writer.appendBase();
            cyclesSinceBase = 0;
        }
        long sequence = writer.append(record);
        if (record instanceof JournalRecord.Cycle) {
            cyclesSinceBase++;
        }
        stateWaits |= record instanceof JournalRecord.StateLowered
                || record instanceof JournalRecord.StateRaised
                || record instanceof JournalRecord.RunEnded;
        return sequence;
    }

    private void requireUsable() {
        lease.lost().ifPresent(this::fence);
        if (fenced) {
            throw JournalException.fenced(refusal.orElseThrow());
        }
        if (refusal.isPresent()) {
            throw new JournalException(refusal.get());
        }
    }

    @Override
    public void sync() {
        requireUsable();
        if (writer.pending().length() > 0) {
            List<Line> lines = lines();
            try {
                commit(lines, false);
            } catch (SQLException e) {
                findOut(lines, e);
            }
            writer.pending().truncate(0);
            durable = writer.state();
            stateChanged |= stateWaits;
            stateWaits = false;
        }
    }

    private List<Line> lines() {
        JsonOut pending = writer.pending();
        List<Line> lines = new ArrayList<>();
        long sequence = durable.sequence();
        int from = 0;
        for (int i = 0; i < pending.length(); i++) {
            if (pending.bytes()[i] == '\n') {
                boolean base = EntryReader.isBase(pending.bytes(), from, i);
                sequence += base ? 0 : 1;
                lines.add(new Line(sequence, base, Arrays.copyOfRange(pending.bytes(), from, i)));
                from = i + 1;
            }
        }
        return lines;
    }

    /** @param looksFirst whether they may be there already */
    private void commit(List<Line> lines, boolean looksFirst) throws SQLException {
        Connection open = connection.isPresent() ? connection.get() : database.connect();
        connection = Optional.of(open);
        if (!WriterLease.prolong(open, lease.epoch(), WriterLease.LENGTH)) {
            open.rollback();
            fence("another process took over from epoch " + lease.epoch());
            requireUsable();
        }
        if (!looksFirst || !LineStore.endsWith(open, lines.get(lines.size() - 1))) {
            LineStore.insert(open, lease.epoch(), lines);
        }
        open.commit();
    }

    /**
     * The transaction may have been done or not. On another connection the writer's row is locked, which waits for the end of
     * the first transaction; then the lines are there, or can be written.
     */
    private void findOut(List<Line> lines, SQLException cause) {
        LOG.warn(
                "journal_commit_in_doubt from={} to={} cause={}",
                lines.get(0).sequence(),
                writer.sequence(),
                cause.toString());
        try {
            disconnect();
            commit(lines, true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
            refuse("whether records up to %d are kept is not known (%s)"
                    .formatted(writer.sequence(), cause.getMessage()));
            throw new JournalException(refusal.orElseThrow(), cause);
        }
    }

    private void fence(String why) {
        refuse(why);
        fenced = true;
    }

    private void refuse(String why) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(
                    "journal %s: %s; nothing more is written by this process.\nMaybe look at the database, then start again."
                            .formatted(database, why));
        }
    }

    private void disconnect() {
        Optional<Connection> old = connection;
        connection = Optional.empty();
        old.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("journal_connection_not_closed cause={}", e.toString());
            }
        });
    }

    @Override
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        sync();
        long signed = checkpoints.covered();
        long from = signed > 0 && fromSequence == signed + 1 ? signed : fromSequence;
        store.read(from, Long.MAX_VALUE, entry -> {
            if (entry.sequence() == signed) {
                checkpoints.last().ifPresent(point -> point.requireSame(entry, database));
            }
            if (entry.sequence() >= fromSequence) {
                reader.accept(entry);
            }
        });
    }

    @Override
    public long lastSequence() {
        return writer.sequence();
    }

    @Override
    public Instant lastTime() {
        return writer.at();
    }

    /** After a change of the trading state at once, else from time to time. */
    @Override
    public boolean isCheckpointDue() {
        return refusal.isEmpty() && (stateChanged || checkpoints.isDue(durable.sequence()));
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        sync();
        if (durable.sequence() > checkpoints.covered()) {
            checkpoints.sign(durable, state.get());
            stateChanged = false;
        }
    }

    @Override
    public Optional<StateImage> lastCheckpoint() {
        return checkpoints.lastState();
    }

    @Override
    public String chainHead() {
        return writer.chainHead();
    }

    @Override
    public String decisionHash() {
        return writer.decisionHash();
    }

    /** Syncs and lets another process write. */
    @Override
    public void close() {
        try {
            if (refusal.isEmpty() && lease.lost().isEmpty()) {
                sync();
            }
        } finally {
            disconnect();
            lease.close();
        }
    }
}
