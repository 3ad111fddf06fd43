package io.drover.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the projection does on every database. */
abstract class ProjectionContract {
    private static final Instant DECIDED = Instant.parse("2026-01-05T14:30:00Z");
    private static final ClOrdId ORDER = new ClOrdId("a".repeat(32));
    private static final ClOrdId STOP = new ClOrdId("b".repeat(32));
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");

    /** An empty database. */
    abstract Projection open();

    @Test
    void open_orders_are_those_not_closed_with_what_was_filled() {
        MemoryJournal journal = journal(List.of(
                intent(),
                new JournalRecord.Submitted(ORDER, new SubmitResult.Accepted(new OrderId("1"))),
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

    @Test
    void rebuilt_projection_answers_as_before() {
        List<JournalRecord> records = new ArrayList<>(SampleRun.records(5, 120));
        records.removeIf(record -> record instanceof JournalRecord.Intent);
        records.add(intent());
        records.replaceAll(record -> record instanceof JournalRecord.Cycle cycle ? unique(cycle) : record);
        MemoryJournal journal = journal(records);
        Instant from = Instant.EPOCH;
        Instant to = Instant.parse("2100-01-01T00:00:00Z");
        try (Projection projection = open()) {
            projection.catchUp(journal::read);
            List<EquityPoint> equity = projection.equityCurve(from, to);
            var denials = projection.denials(from, to);
            List<StoredOrder> orders = projection.orders(from, to);

            projection.rebuild(journal::read);

            assertThat(projection.lastSequence()).isEqualTo(records.size());
            assertThat(projection.equityCurve(from, to)).isEqualTo(equity);
            assertThat(projection.denials(from, to)).isEqualTo(denials);
            assertThat(projection.orders(from, to)).isEqualTo(orders);
        }
    }

    private int cycles;

    /** Wild cycles repeat ordinals, which a journal never does. */
    private JournalRecord unique(JournalRecord.Cycle cycle) {
        cycles++;
        var decisions = new ArrayList<>(cycle.decisions());
        decisions.clear();
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
