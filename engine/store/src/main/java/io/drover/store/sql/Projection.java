package io.drover.store.sql;

import io.drover.journal.JournalEntry;
import io.drover.model.OrdStatus;
import io.drover.port.JournalException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.hibernate.StatelessSession;

/**
 * The journal as SQL tables, on H2 or PostgreSQL. Fed after the journal is durable and never read by the engine, so its
 * loss costs nothing: {@link #rebuild} makes it again. Entries are applied in order, each once: what is applied already is
 * skipped, a gap is refused. Entries wait in memory until {@link #flush}, a query, or {@value #TRANSACTION} of them. One
 * thread.
 */
public final class Projection implements AutoCloseable {
    private static final int TRANSACTION = 500;
    private static final List<String> OPEN = Arrays.stream(OrdStatus.values())
            .filter(OrdStatus::isOpen)
            .map(Enum::name)
            .toList();

    private static final String ORDER = "select o.clOrdId, o.decision, o.strategy, o.instrument, o.role, o.side,"
            + " o.ordType, o.orderQty, o.cumQty, o.filledValue, o.fees, o.ordStatus, o.approvedAt from OrderRow o";
    private static final String OLDEST = " order by o.sequence, o.clOrdId";

    private final Database database;
    private final List<JournalEntry> waiting = new ArrayList<>();
    private long written;
    private String head;
    private long last;

    private Projection(Database database) {
        this.database = database;
        Progress progress =
                database.sessions().fromStatelessSession(session -> session.get(Progress.class, Progress.ROW));
        this.written = progress.lastSequence;
        this.head = progress.chainHead;
        this.last = written;
    }

    /** Where entries come from: a journal's or a reader's {@code read}. */
    public interface Source {
        /** Passes all entries from the given number on, oldest first. */
        void read(long fromSequence, Consumer<JournalEntry> reader);
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @throws JournalException when it cannot be reached or its tables are not ours
     */
    public static Projection open(String jdbcUrl, String user, String password) {
        return new Projection(Database.open(jdbcUrl, user, password));
    }

    /** Opens an H2 database in a file; the file's name gets the ending {@code .mv.db}. */
    public static Projection open(Path file) {
        return open(Database.h2(file), "sa", "");
    }

    /**
     * Takes the next entry; one that was taken before is skipped.
     *
     * @throws JournalException when entries are missing, or when what is here was made from another journal
     */
    public void apply(JournalEntry entry) {
        if (entry.sequence() == written && !entry.hash().equals(head)) {
            throw foreign();
        }
        if (entry.sequence() <= last) {
            return;
        }
        if (entry.sequence() != last + 1) {
            throw new JournalException(
                    "projection stands at record %d and was given record %d.\nMaybe run drover store rebuild."
                            .formatted(last, entry.sequence()));
        }
        waiting.add(entry);
        last = entry.sequence();
        if (waiting.size() >= TRANSACTION) {
            flush();
        }
    }

    /** Writes what waits, in one transaction. */
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            database.sessions().inStatelessTransaction(this::write);
            JournalEntry newest = waiting.get(waiting.size() - 1);
            written = newest.sequence();
            head = newest.hash();
            waiting.clear();
        } catch (HibernateException e) {
            last = written;
            waiting.clear();
            throw new JournalException(
                    "projection cannot be written: %s.\nMaybe run drover store rebuild; the journal is not affected."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** The progress comes first: of two processes that write the same entries, the second finds it taken. */
    private void write(StatelessSession session) {
        JournalEntry newest = waiting.get(waiting.size() - 1);
        int mine = session.createMutationQuery(
                        "update Progress set lastSequence = :last, chainHead = :head where lastSequence = :written")
                .setParameter("last", newest.sequence())
                .setParameter("head", newest.hash())
                .setParameter("written", written)
                .executeUpdate();
        if (mine != 1) {
            throw new HibernateException("another process has written behind record " + written);
        }
        Applier applier = new Applier(session, waiting.get(0));
        waiting.forEach(applier::apply);
        applier.finish();
    }

    /**
     * Takes all entries that are not taken yet.
     *
     * @throws JournalException when what is here was made from another journal
     */
    public void catchUp(Source journal) {
        long before = written;
        long[] newest = {0};
        journal.read(Math.max(1, last), entry -> {
            newest[0] = entry.sequence();
            apply(entry);
        });
        if (newest[0] < before) {
            throw foreign();
        }
        flush();
    }

    /** Refuses a journal that ends before what was taken from it. */
    void requireReached(long newest) {
        if (newest < written) {
            throw foreign();
        }
    }

    private JournalException foreign() {
        return new JournalException(
                "projection stands at record %d of another journal.\nMaybe the journal was replaced: run drover store rebuild."
                        .formatted(written));
    }

    /** Drops everything and makes it again. */
    public void rebuild(Source journal) {
        waiting.clear();
        database.sessions().inStatelessTransaction(session -> {
            for (String table : List.of("RunRow", "CycleRow", "DecisionRow", "VerdictRow")) {
                session.createMutationQuery("delete from " + table).executeUpdate();
            }
            for (String table : List.of("OrderRow", "ExecutionRow", "StateChangeRow", "PositionRow", "EquityDayRow")) {
                session.createMutationQuery("delete from " + table).executeUpdate();
            }
            session.createMutationQuery("update Progress set lastSequence = 0, chainHead = ''")
                    .executeUpdate();
        });
        written = 0;
        head = "";
        last = 0;
        catchUp(journal);
    }

    /** Number of the last entry taken. */
    public long lastSequence() {
        return last;
    }

    /** Orders that are working, pending or unknown, oldest first. */
    public List<StoredOrder> openOrders() {
        return query(session -> session.createSelectionQuery(
                        ORDER + " where o.ordStatus in :open" + OLDEST, StoredOrder.class)
                .setParameter("open", OPEN)
                .getResultList());
    }

    /** Orders decided in [from, to), oldest first. */
    public List<StoredOrder> orders(Instant from, Instant to) {
        return query(session -> session.createSelectionQuery(
                        ORDER + " where o.approvedAt >= :from and o.approvedAt < :to" + OLDEST, StoredOrder.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
    }

    /** The account at each completed cycle scheduled in [from, to), in order of time. */
    public List<EquityPoint> equityCurve(Instant from, Instant to) {
        return query(session -> session.createSelectionQuery(
                        "select c.scheduledAt, c.equity, c.cash, c.drawdown from CycleRow c where c.equity is not null"
                                + " and c.scheduledAt >= :from and c.scheduledAt < :to order by c.scheduledAt, c.sequence",
                        EquityPoint.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
    }

    /** What is held, by instrument, as the last cycle saw it. */
    public List<StoredPosition> positions() {
        return query(session -> session.createSelectionQuery(
                        "select p.instrument, p.strategy, p.quantity, p.averagePrice, p.lastPrice, p.marketValue,"
                                + " p.realizedPnl, p.unrealizedPnl, p.asOf from PositionRow p order by p.instrument",
                        StoredPosition.class)
                .getResultList());
    }

    /** The accounting days whose first cycle was scheduled in [from, to), in order of time. */
    public List<EquityDay> equityDays(Instant from, Instant to) {
        return query(session -> session.createSelectionQuery(
                        "select d.accountingDay, d.firstAt, d.lastAt, d.startEquity, d.endEquity, d.highWaterMark,"
                                + " d.drawdown, d.fees, d.deposits, d.pnl from EquityDayRow d"
                                + " where d.firstAt >= :from and d.firstAt < :to order by d.sequence",
                        EquityDay.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
    }

    /** How many decisions were denied, by code, in cycles scheduled in [from, to). */
    public Map<String, Long> denials(Instant from, Instant to) {
        List<Object[]> counts = query(session -> session.createSelectionQuery(
                        "select d.denialCode, count(*) from DecisionRow d, CycleRow c where c.sequence = d.sequence"
                                + " and not d.accepted and c.scheduledAt >= :from and c.scheduledAt < :to"
                                + " group by d.denialCode",
                        Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
        Map<String, Long> byCode = new TreeMap<>();
        counts.forEach(count -> byCode.put((String) count[0], (Long) count[1]));
        return byCode;
    }

    Database database() {
        return database;
    }

    private <T> List<T> query(Function<StatelessSession, List<T>> question) {
        flush();
        return database.sessions().fromStatelessSession(question);
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            database.close();
        }
    }
}
