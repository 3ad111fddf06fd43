package io.drover.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.decision.Decision;
import io.drover.fact.Position;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.SubmitResult;
import io.drover.port.JournalException;
import io.drover.store.MemoryJournal;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the projection does on every database. */
abstract class ProjectionContract {
    private static final Instant DECIDED = Instant.parse("2026-01-05T14:30:00Z");
    private static final ClOrdId ORDER = new ClOrdId("a".repeat(32));
    private static final ClOrdId STOP = new ClOrdId("b".repeat(32));
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private static final List<String> TABLES = List.of(
            "runs",
            "cycles",
            "decisions",
            "verdicts",
            "orders",
            "executions",
            "state_changes",
            "positions",
            "equity_days");
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");

    /** An empty database. */
    abstract Projection open();

    @Test
    void open_orders_are_those_not_closed_with_what_was_filled() {
        MemoryJournal journal = journal(List.of(
                intent(),
                new JournalRecord.Submitted(ORDER, new SubmitResult.Accepted(new OrderId("1"), Optional.empty())),
                fill("e1", "4", "4", "100.5", OrdStatus.PARTIALLY_FILLED)));
        try (Projection projection = open()) {
            projection.catchUp(journal::read);

            List<StoredOrder> orders = projection.openOrders();

            assertThat(orders).extracting(StoredOrder::clOrdId).containsExactly(ORDER.value(), STOP.value());
            assertThat(orders).extracting(StoredOrder::role).containsExactly("ENTRY", "PROTECTIVE");
            assertThat(orders.get(0).ordStatus()).isEqualTo("PARTIALLY_FILLED");
            assertThat(orders.get(0).cumQty()).isEqualByComparingTo("4");
            assertThat(orders.get(0).filledValue()).isEqualByComparingTo("402");
            assertThat(orders.get(0).fees()).isEqualByComparingTo("0.35");
            assertThat(orders.get(0).approvedAt()).isEqualTo(DECIDED);
        }
    }

    @Test
    void filled_order_is_no_longer_open_but_found_by_day() {
        MemoryJournal journal = journal(List.of(intent(), fill("e1", "10", "10", "99.25", OrdStatus.FILLED)));
        try (Projection projection = open()) {
            projection.catchUp(journal::read);

            assertThat(projection.openOrders()).extracting(StoredOrder::clOrdId).containsExactly(STOP.value());
            assertThat(projection.orders(DECIDED, DECIDED.plusSeconds(1))).hasSize(2);
            assertThat(projection.orders(DECIDED.plusSeconds(1), DECIDED.plusSeconds(2)))
                    .isEmpty();
        }
    }

    @Test
    void order_of_unknown_fate_is_open_and_a_rejected_one_is_not() {
        MemoryJournal journal =
                journal(List.of(intent(), new JournalRecord.Submitted(ORDER, new SubmitResult.Unknown("timeout"))));
        try (Projection projection = open()) {
            projection.catchUp(journal::read);
            assertThat(projection.openOrders().get(0).ordStatus()).isEqualTo("UNKNOWN");

            journal.append(new JournalRecord.Submitted(ORDER, new SubmitResult.Rejected("NO_FUNDS", "none")));
            projection.catchUp(journal::read);

            assertThat(projection.openOrders()).extracting(StoredOrder::clOrdId).containsExactly(STOP.value());
        }
    }

    @Test
    void entry_given_twice_is_booked_once_and_a_gap_is_refused() {
        MemoryJournal journal = journal(List.of(intent(), fill("e1", "4", "4", "100.5", OrdStatus.PARTIALLY_FILLED)));
        List<JournalEntry> entries = new ArrayList<>();
        journal.read(1, entries::add);
        JournalEntry later = new JournalEntry(9, DECIDED, "", new JournalRecord.RunEnded("x"));
        try (Projection projection = open()) {
            entries.forEach(projection::apply);
            projection.flush();
            entries.forEach(projection::apply);

            assertThat(projection.openOrders().get(0).filledValue()).isEqualByComparingTo("402");
            assertThatThrownBy(() -> projection.apply(later))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("stands at record 2 and was given record 9");
        }
    }

    /** Any records in any portions: what is in the tables does not depend on how they came there. */
    @Test
    void rows_are_the_same_however_they_were_fed() throws SQLException {
        MemoryJournal journal = journal(wildRecords());
        List<JournalEntry> entries = new ArrayList<>();
        journal.read(1, entries::add);
        try (Projection projection = open()) {
            projection.catchUp(journal::read);
            Map<String, List<List<Object>>> atOnce = tables(projection);

            projection.rebuild((from, reader) -> inPortions(projection, entries, reader));

            assertThat(projection.lastSequence()).isEqualTo(entries.size());
            assertThat(tables(projection)).isEqualTo(atOnce);
            assertThat(atOnce.values()).noneMatch(List::isEmpty);
        }
    }

    private static void inPortions(Projection projection, List<JournalEntry> entries, Consumer<JournalEntry> reader) {
        Random random = new Random(1);
        for (JournalEntry entry : entries) {
            reader.accept(entry);
            if (random.nextInt(7) == 0) {
                projection.flush();
            }
        }
    }

    private List<JournalRecord> wildRecords() {
        List<JournalRecord> records = new ArrayList<>(SampleRun.records(5, 400));
        while (!holdsSomething(records.get(records.size() - 1))) {
            records.remove(records.size() - 1);
        }
        records.removeIf(record -> record instanceof JournalRecord.Intent);
        records.add(100, intent());
        records.replaceAll(record -> record instanceof JournalRecord.Cycle cycle ? unique(cycle) : record);
        records.addAll(records.size() / 2, AccountDays.both());
        return records;
    }

    /** The table of positions is that of the last cycle. */
    private static boolean holdsSomething(JournalRecord record) {
        return record instanceof JournalRecord.Cycle cycle
                && cycle.snapshot().facts().stream().anyMatch(Position.class::isInstance);
    }

    /** All tables without the rows' own ids, which count on. */
    private static Map<String, List<List<Object>>> tables(Projection projection) throws SQLException {
        Map<String, List<List<Object>>> tables = new TreeMap<>();
        for (String table : TABLES) {
            tables.put(table, rows(projection, "select * from " + table + " order by id"));
        }
        return tables;
    }

    /** All columns but the first. */
    static List<List<Object>> rows(Projection projection, String query) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection connection = projection.database().pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 2; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void positions_are_those_of_the_last_cycle() {
        MemoryJournal journal = journal(AccountDays.monday());
        try (Projection projection = open()) {
            projection.catchUp(journal::read);
            assertThat(projection.positions()).containsExactly(AccountDays.HELD);

            AccountDays.tuesday().forEach(journal::append);
            projection.catchUp(journal::read);

            assertThat(projection.positions()).isEmpty();
        }
    }

    @Test
    void equity_days_follow_each_other_and_deposits_are_no_profit() {
        MemoryJournal journal = journal(AccountDays.both());
        try (Projection projection = open()) {
            projection.catchUp(journal::read);

            assertThat(projection.equityDays(Instant.EPOCH, FAR)).isEqualTo(AccountDays.expected());
        }
    }

    @Test
    void journal_that_is_another_one_is_refused_until_a_rebuild() {
        MemoryJournal journal = journal(List.of(intent(), fill("e1", "10", "10", "99.25", OrdStatus.FILLED)));
        MemoryJournal other = journal(List.of(intent(), fill("e1", "10", "10", "99", OrdStatus.FILLED)));
        MemoryJournal shorter = journal(List.of(intent()));
        try (Projection projection = open()) {
            projection.catchUp(journal::read);

            assertThatThrownBy(() -> projection.catchUp(other::read))
                    .hasMessageContaining("record 2 of another journal");
            assertThatThrownBy(() -> projection.catchUp(shorter::read)).hasMessageContaining("another journal");

            projection.rebuild(shorter::read);
            assertThat(projection.lastSequence()).isEqualTo(1);
        }
    }

    @Test
    void second_writer_on_the_same_tables_is_refused_and_changes_nothing() throws SQLException {
        MemoryJournal journal = journal(List.of(intent(), fill("e1", "4", "4", "100.5", OrdStatus.PARTIALLY_FILLED)));
        try (Projection projection = open();
                Projection second = open()) {
            projection.catchUp(journal::read);
            var before = tables(projection);

            assertThatThrownBy(() -> second.catchUp(journal::read))
                    .hasMessageContaining("another process has written behind record 0");

            assertThat(tables(projection)).isEqualTo(before);
        }
    }

    private int cycles;

    /** Wild cycles repeat ordinals, which a journal never does. */
    private JournalRecord unique(JournalRecord.Cycle cycle) {
        cycles++;
        List<Decision> decisions = new ArrayList<>();
        for (Decision wild : cycle.decisions()) {
            decisions.add(new Decision(
                    cycles + "-" + decisions.size(),
                    wild.proposal(),
                    wild.order(),
                    wild.provenances(),
                    wild.reason(),
                    wild.verdicts(),
                    wild.denials()));
        }
        return new JournalRecord.Cycle(
                cycles,
                cycle.schedule(),
                DECIDED.plusSeconds(cycles),
                cycle.previousCycle(),
                cycle.ruleSet(),
                cycle.outcome(),
                cycle.snapshot(),
                cycle.asked(),
                cycle.states(),
                decisions,
                cycle.memos(),
                cycle.findings());
    }

    static MemoryJournal journal(List<JournalRecord> records) {
        MemoryJournal journal = new MemoryJournal(TestClock.seconds());
        records.forEach(journal::append);
        return journal;
    }

    static JournalRecord.Intent intent() {
        Protection protection = new Protection(
                Optional.of(STOP), Optional.of(Price.of("95")), Optional.empty(), Optional.empty(), Optional.empty());
        OrderRequest request = new OrderRequest(
                ORDER,
                AAPL,
                OrderRole.ENTRY,
                Side.BUY,
                OrdType.MARKET,
                Quantity.of(10),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                protection);
        return new JournalRecord.Intent("1-0", "trend", request, DECIDED, DECIDED.plusSeconds(30));
    }

    private static JournalRecord.Execution fill(String id, String lastQty, String cumQty, String px, OrdStatus status) {
        Quantity filled = Quantity.of(cumQty);
        ExecutionReport report = new ExecutionReport(
                new ExecId(id),
                ORDER,
                Optional.empty(),
                new OrderId("1"),
                ExecType.TRADE,
                status,
                AAPL,
                Side.BUY,
                Quantity.of(10),
                filled,
                Quantity.of(10).minus(filled),
                Quantity.of(lastQty),
                Optional.of(Price.of(px)),
                new Money(new BigDecimal("0.35"), Currency.USD),
                Optional.empty(),
                DECIDED.plusSeconds(1),
                "");
        return new JournalRecord.Execution(report, "stream");
    }
}
