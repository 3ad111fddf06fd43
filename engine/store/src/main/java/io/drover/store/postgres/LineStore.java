package io.drover.store.postgres;

import io.drover.journal.JournalEntry;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The journal's lines, in the words of the file journal: entries, and lines from which reading can begin. */
final class LineStore {
    private static final int FETCH = 1000;

    private final JournalDatabase database;

    LineStore(JournalDatabase database) {
        this.database = database;
    }

    /** A line without its line feed. */
    static final class Line {
        private final long sequence;
        private final boolean base;
        private final byte[] bytes;

        /**
         * A line of this many bytes.
         *
         * @param sequence of the entry, or of the one that it stands behind
         * @param base whether reading can begin there
         */
        Line(long sequence, boolean base, byte[] bytes) {
            this.sequence = sequence;
            this.base = base;
            this.bytes = bytes;
        }

        long sequence() {
            return sequence;
        }

        private int kind() {
            return base ? 1 : 0;
        }
    }

    /** Writes them within a transaction; their numbers are unique. */
    static void insert(Connection connection, long epoch, List<Line> lines) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal_line (sequence, kind, epoch, line) values (?, ?, ?, ?)")) {
            for (Line line : lines) {
                insert.setLong(1, line.sequence());
                insert.setInt(2, line.kind());
                insert.setLong(3, epoch);
                insert.setBytes(4, line.bytes);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Whether the last line is this one. */
    static boolean endsWith(Connection connection, Line line) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select sequence, kind, line from journal_line order by sequence desc, kind desc limit 1");
                ResultSet found = select.executeQuery()) {
            return found.next()
                    && found.getLong(1) == line.sequence()
                    && found.getInt(2) == line.kind()
                    && Arrays.equals(found.getBytes(3), line.bytes);
        }
    }

    /**
     * Passes the entries from a number on, oldest first, checking the chain.
     *
     * @throws JournalException when an entry does not fit, or the database does not answer
     */
    void read(long from, long to, Consumer<JournalEntry> reader) {
        walk(behindBase(from), to, entry -> {
            if (entry.sequence() >= from) {
                reader.accept(entry);
            }
        });
    }

    /** Where the journal stands; passes the entries behind its last line to begin at. */
    ChainState last(Consumer<JournalEntry> behindBase) {
        EntryReader entries = behindBase(Long.MAX_VALUE);
        walk(entries, Long.MAX_VALUE, behindBase);
        return entries.state();
    }

    /** A reader that stands at the last line to begin at before an entry, or before the first entry. */
    EntryReader behindBase(long from) {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select line from journal_line where kind = 1 and sequence < ? order by sequence desc limit 1")) {
            select.setLong(1, from);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return EntryReader.from(ChainState.EMPTY);
                }
                EntryReader entries = EntryReader.anywhere();
                byte[] line = found.getBytes(1);
                entries.read(line, 0, line.length);
                return entries;
            }
        } catch (SQLException e) {
            throw database.failed("cannot be read", e);
        }
    }

    /** Goes on behind what the reader has read, up to a number. */
    void walk(EntryReader entries, long to, Consumer<JournalEntry> reader) {
        try {
            lines(entries.sequence(), to, line -> {
                entries.read(line, 0, line.length).ifPresent(reader);
                return Optional.empty();
            });
        } catch (BrokenEntryException e) {
            throw new JournalException(
                    "journal %s: record %d is broken: %s.\nMaybe the table was changed: run drover audit verify, and restore a backup."
                            .formatted(database, entries.sequence() + 1, e.getMessage()),
                    e);
        }
    }

    /** Passes lines behind an entry until one of them gives an answer. */
    <T> Optional<T> lines(long behind, long to, Function<byte[], Optional<T>> each) {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select line from journal_line"
                                + " where sequence >= ? and (sequence, kind) > (?, 1) and sequence <= ? order by sequence, kind")) {
            select.setFetchSize(FETCH);
            select.setLong(1, behind);
            select.setLong(2, behind);
            select.setLong(3, to);
            try (ResultSet lines = select.executeQuery()) {
                while (lines.next()) {
                    Optional<T> answer = each.apply(lines.getBytes(1));
                    if (answer.isPresent()) {
                        return answer;
                    }
                }
                return Optional.empty();
            }
        } catch (SQLException e) {
            throw database.failed("cannot be read", e);
        }
    }
}
