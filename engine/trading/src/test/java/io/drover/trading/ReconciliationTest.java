package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.stop;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private final EngineBench bench = new EngineBench();
    private int sent;

    @AfterEach
    void reconciliation_never_sends_anything() {
        assertThat(bench.broker.submitted).hasSize(sent);
    }

    @Test
    void an_order_that_the_broker_does_not_know_is_unknown_for_a_minute_and_then_proven_absent() {
        unanswered();
        bench.waitAndAsk(Duration.ofSeconds(59));
        OrdStatus inFlight = order().status();
        bench.wait(Duration.ofSeconds(1));

        List<Break> breaks = bench.engine.reconcile();

        assertThat(inFlight).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(order().status()).isEqualTo(OrdStatus.DENIED);
        assertThat(bench.abandoned()).containsExactly("NOT_AT_BROKER");
        assertThat(breaks).isEmpty();
    }

    @Test
    void books_are_compared_again_when_that_was_long_enough_ago() {
        bench.started();
        long before = comparisons();

        bench.wait(Duration.ofMinutes(59));
        bench.engine.reconcileWithin(Duration.ofHours(1));
        long early = comparisons();
        bench.wait(Duration.ofMinutes(1));
        bench.engine.reconcileWithin(Duration.ofHours(1));
        bench.engine.reconcileWithin(Duration.ofHours(1));

        assertThat(early).isEqualTo(before);
        assertThat(comparisons()).isEqualTo(before + 1);
    }

    @Test
    void c31_a_broker_that_cannot_be_read_when_it_is_time_reduces_the_account() {
        bench.started();
        bench.broker.unavailable(true);
        bench.wait(Duration.ofHours(1));

        bench.engine.reconcileWithin(Duration.ofHours(1));

        assertThat(bench.engine.state().tradingStates().account()).isEqualTo(TradingState.REDUCING);
    }

    private long comparisons() {
        return bench.journal.all(JournalRecord.Reconciled.class).size();
    }

    @Test
    void without_unique_ids_absence_is_proven_by_two_minutes_of_silence_only() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        unanswered();
        bench.waitAndAsk(Duration.ofSeconds(119));
        OrdStatus early = order().status();
        bench.wait(Duration.ofSeconds(1));

        bench.engine.reconcile();

        assertThat(early).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(order().status()).isEqualTo(OrdStatus.DENIED);
        assertThat(bench.abandoned()).containsExactly("NOT_AT_BROKER");
    }

    @Test
    void an_unknown_order_that_the_broker_has_is_adopted() {
        unanswered();
        bench.broker.agreeWith(bench.engine.state().books(), atBroker(request(), OrdStatus.NEW, 10));

        bench.engine.reconcile();

        assertThat(order().status()).isEqualTo(OrdStatus.NEW);
        assertThat(order().orderId()).contains(new OrderId("theirs"));
    }

    @Test
    void an_order_that_ended_at_the_broker_ends_in_our_books() {
        unanswered();
        bench.broker.agreeWith(bench.engine.state().books(), atBroker(request(), OrdStatus.EXPIRED, 10));

        bench.engine.reconcile();

        assertThat(order().status()).isEqualTo(OrdStatus.EXPIRED);
    }

    @Test
    void a_filled_order_without_its_executions_is_a_difference_and_no_fill_is_invented() {
        unanswered();
        bench.broker.agreeWith(bench.engine.state().books(), atBroker(request(), OrdStatus.FILLED, 10));

        List<Break> breaks = bench.engine.reconcile();

        assertThat(breaks).extracting(Break::kind).containsExactly("order");
        assertThat(bench.engine.state().books().positions()).isEmpty();
    }

    @Test
    void an_order_that_the_broker_confirmed_cannot_vanish() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        sent = 1;
        bench.broker.tell(request().clOrdId(), request(), ExecType.NEW, OrdStatus.NEW);

        List<Break> breaks = bench.engine.reconcile();

        assertThat(breaks)
                .containsExactly(new Break("order", AAPL, request().clOrdId().toString(), "NEW", "none"));
        assertThat(order().isOpen()).isTrue();
    }

    @Test
    void a_stop_that_a_filled_entry_should_have_and_has_not_is_a_difference() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        sent = 1;
        bench.broker.fill(request().clOrdId(), request(), 10, "100");
        bench.broker.agreeWith(bench.engine.state().books());
        List<Break> first = bench.engine.reconcile();
        bench.wait(Duration.ofSeconds(30));

        List<Break> breaks = bench.engine.reconcile();

        assertThat(first).isEmpty();
        assertThat(breaks)
                .extracting(Break::key)
                .containsExactly(stop(request()).toString());
        sent = 2;
        assertThat(bench.broker.submitted.get(1).role()).isEqualTo(OrderRole.EXIT);
    }

    @Test
    void a_stop_that_was_given_up_and_works_on_is_ours_again_and_goes_on_protecting() {
        stopFoundAgain();

        assertThat(protecting(bench)).containsExactly(stop(request()));
        assertThat(bench.broker.cancelled).isEmpty();
    }

    @Test
    void a_stop_that_was_found_again_is_ours_in_the_next_run_too() {
        stopFoundAgain();

        EngineBench next = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        assertThat(protecting(next)).containsExactly(stop(request()));
        assertThat(bench.abandoned()).containsExactly("NOT_AT_BROKER");
    }

    @Test
    void a_replacement_that_nobody_reports_is_asked_for_in_the_next_cycle() {
        OrderRequest entry = bench.hold(10);
        sent = 2;
        bench.rules.asks(ScriptedRules.exit(AAPL, "trend", 0.5));
        bench.cycle();
        bench.rules.asks();
        int before = bench.broker.submitted.size();
        ClOrdId replacement = bench.broker.replaced.get(0).clOrdId();
        bench.broker.agreeWith(
                bench.engine.state().books(),
                new BrokerOrder(
                        Optional.of(replacement),
                        new OrderId("o-" + stop(entry)),
                        entry.instrument(),
                        Side.SELL,
                        Quantity.of(5),
                        Quantity.ZERO,
                        OrdStatus.NEW,
                        bench.now()));

        bench.cycle();

        assertThat(before).isEqualTo(1);
        assertThat(bench.broker.submitted.get(1).orderQty()).isEqualTo(Quantity.of(5));
    }

    private static List<ClOrdId> protecting(EngineBench of) {
        return of.engine.state().books().openOrders().stream()
                .filter(order -> order.is(OrderRole.PROTECTIVE))
                .map(Order::clOrdId)
                .toList();
    }

    private void stopFoundAgain() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        sent = 1;
        bench.broker.fill(request().clOrdId(), request(), 10, "100");
        bench.broker.agreeWith(bench.engine.state().books());
        bench.waitAndAsk(Duration.ofMinutes(1));
        OrderRequest leg = bench.engine
                .state()
                .books()
                .order(stop(request()))
                .orElseThrow()
                .request();
        bench.broker.agreeWith(bench.engine.state().books(), atBroker(leg, OrdStatus.NEW, 10));

        bench.engine.reconcile();
        sent = 2;
    }

    @Test
    void c31_a_fill_of_a_closed_order_that_the_stream_lost_is_booked_once() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        sent = 1;
        bench.broker.tell(request().clOrdId(), request(), ExecType.CANCELED, OrdStatus.CANCELED);
        ExecutionReport late = fill("late-1", request().clOrdId(), AAPL, "1");
        bench.broker.books(position("99599", 4));
        bench.broker.books(bench.now(), late);

        List<Break> breaks = bench.engine.reconcile();
        bench.engine.reconcile();

        assertThat(breaks).isEmpty();
        assertThat(bench.engine
                        .state()
                        .books()
                        .holding(InstrumentId.parse(AAPL))
                        .quantity())
                .isEqualTo(Quantity.of(4));
        assertThat(bench.engine.state().books().cash()).isEqualTo(Money.of("99599", Currency.USD));
    }

    @Test
    void c31_cash_that_differs_by_a_fee_reduces_the_account() {
        bench.started();
        bench.broker.books(new BrokerSnapshot(
                "test", Money.of("99999.99", Currency.USD), List.of(), List.of(), List.of(), bench.now()));

        List<Break> breaks = bench.engine.reconcile();

        assertThat(breaks).containsExactly(new Break("cash", "", "", "100000 USD", "99999.99 USD"));
        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void a_trade_of_another_hand_is_booked_and_is_a_difference() {
        bench.started();
        bench.broker.books(position("99599", 4));
        bench.broker.books(bench.now(), fill("x", new ClOrdId("z".repeat(32)), AAPL, "1"));

        List<Break> breaks = bench.engine.reconcile();

        assertThat(breaks).extracting(Break::kind).containsExactly("external");
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void c31_an_open_order_of_another_hand_is_a_difference() {
        bench.started();
        bench.broker.agreeWith(
                bench.engine.state().books(),
                new BrokerOrder(
                        Optional.empty(),
                        new OrderId("hand"),
                        InstrumentId.parse(AAPL),
                        Side.BUY,
                        Quantity.of(1),
                        Quantity.ZERO,
                        OrdStatus.NEW,
                        EngineBench.START));

        assertThat(bench.engine.reconcile()).containsExactly(new Break("external", AAPL, "hand", "none", "NEW"));
    }

    @Test
    void what_is_held_of_an_instrument_that_is_not_configured_is_a_difference_and_no_failure() {
        bench.broker.books(new BrokerSnapshot(
                "test",
                Money.of("100000", Currency.USD),
                List.of(),
                List.of(new BrokerPosition(InstrumentId.parse("GME.XNYS"), Quantity.of(1), Price.of("1"))),
                List.of(fill("x", new ClOrdId("z".repeat(32)), "GME.XNYS", "0")),
                bench.now()));

        List<Break> breaks = bench.engine.start();

        assertThat(breaks).extracting(Break::kind).containsExactly("execution", "position");
    }

    @Test
    void a_report_that_cannot_be_booked_is_not_journaled_and_halts() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        sent = 1;
        OrderRequest elsewhere = new OrderRequest(
                request().clOrdId(),
                InstrumentId.parse("GME.XNYS"),
                request().role(),
                Side.BUY,
                request().ordType(),
                Quantity.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                request().timeInForce(),
                Optional.empty(),
                request().protection());

        bench.broker.fill(request().clOrdId(), elsewhere, 1, "1");

        assertThat(bench.journal.all(JournalRecord.Execution.class)).isEmpty();
        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void a_fill_of_an_order_that_is_not_ours_is_booked_to_no_strategy_and_reduces_its_instrument() {
        bench.started();
        OrderRequest ours = foreign();

        bench.broker.fill(ours.clOrdId(), ours, 3, "100");

        assertThat(bench.engine
                        .state()
                        .books()
                        .holding(InstrumentId.parse(AAPL))
                        .quantity())
                .isEqualTo(Quantity.of(3));
        assertThat(bench.engine
                        .state()
                        .books()
                        .holding(InstrumentId.parse(AAPL))
                        .strategy())
                .isEmpty();
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.REDUCING);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void a_run_that_died_before_its_opening_balance_gets_it_from_the_next() {
        bench.journal.capacity(1);
        try {
            bench.started();
        } catch (io.drover.port.JournalException e) {
            assertThat(e).hasMessage("disk full");
        }
        bench.journal.capacity(Integer.MAX_VALUE);

        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        assertThat(again.state()).isEqualTo(TradingState.ACTIVE);
        assertThat(again.engine.state().books().cash()).isEqualTo(Money.of("100000", Currency.USD));
    }

    @Test
    void an_order_sent_by_a_run_that_died_before_the_answer_is_unknown_in_the_next() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started();
        bench.broker.answer(r -> {
            bench.journal.capacity((int) bench.journal.lastSequence());
            return new SubmitResult.Unknown("process died");
        });
        bench.cycle();
        sent = 1;
        bench.journal.capacity(Integer.MAX_VALUE);
        bench.rules.asks();

        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        Order order = again.engine.state().books().order(request().clOrdId()).orElseThrow();
        assertThat(order.status()).isEqualTo(OrdStatus.UNKNOWN);
    }

    /** The stop of an entry as the broker's books show it. */
    static BrokerOrder stopAtBroker(OrderRequest entry) {
        return new BrokerOrder(
                entry.protection().stopClOrdId(),
                new OrderId("o-stop"),
                entry.instrument(),
                Side.SELL,
                entry.orderQty(),
                Quantity.ZERO,
                OrdStatus.NEW,
                EngineBench.START);
    }

    private void unanswered() {
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        sent = 1;
    }

    private OrderRequest request() {
        return bench.broker.submitted.get(0);
    }

    private Order order() {
        return bench.engine.state().books().order(request().clOrdId()).orElseThrow();
    }

    private static OrderRequest foreign() {
        EngineBench other = new EngineBench();
        other.rules.asks(buy(AAPL, 3));
        other.started().cycle();
        return other.broker.submitted.get(0);
    }

    private static BrokerOrder atBroker(OrderRequest r, OrdStatus status, long quantity) {
        return new BrokerOrder(
                Optional.of(r.clOrdId()),
                new OrderId("theirs"),
                r.instrument(),
                r.side(),
                Quantity.of(quantity),
                status == OrdStatus.FILLED ? Quantity.of(quantity) : Quantity.ZERO,
                status,
                EngineBench.START);
    }

    private static BrokerSnapshot position(String cash, long quantity) {
        return new BrokerSnapshot(
                "test",
                Money.of(cash, Currency.USD),
                List.of(),
                List.of(new BrokerPosition(InstrumentId.parse(AAPL), Quantity.of(quantity), Price.of("100"))),
                List.of(),
                EngineBench.START);
    }

    /** 4 at 100. */
    private static ExecutionReport fill(String execId, ClOrdId order, String symbol, String fee) {
        return new ExecutionReport(
                new ExecId(execId),
                order,
                Optional.empty(),
                new OrderId("theirs"),
                ExecType.TRADE,
                OrdStatus.PARTIALLY_FILLED,
                InstrumentId.parse(symbol),
                Side.BUY,
                Quantity.of(10),
                Quantity.of(4),
                Quantity.of(6),
                Quantity.of(4),
                Optional.of(Price.of("100")),
                Money.of(fee, Currency.USD),
                Optional.empty(),
                Instant.EPOCH,
                "");
    }
}
