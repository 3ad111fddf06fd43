package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.stop;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.buyToTakeProfit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten of AAPL, bought at 100 with a stop at 90, and what may become of that stop. */
class ProtectiveStopsTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void a_stop_that_is_confirmed_within_five_seconds_lets_the_position_be() {
        OrderRequest entry = filled(10);
        pass(Duration.ofMillis(4_999));
        bench.broker.tell(stop(entry), entry, ExecType.NEW, OrdStatus.NEW);

        pass(Duration.ofMinutes(1));

        assertThat(sent()).isEmpty();
    }

    @Test
    void a_stop_that_nobody_confirms_for_five_seconds_has_the_position_closed_and_alarmed() {
        OrderRequest entry = filled(10);
        pass(Duration.ofMillis(4_999));
        List<OrderRequest> early = sent();

        pass(Duration.ofMillis(1));
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(early).isEmpty();
        assertThat(sent()).singleElement().satisfies(exit -> {
            assertThat(exit.role()).isEqualTo(OrderRole.EXIT);
            assertThat(exit.side()).isEqualTo(Side.SELL);
            assertThat(exit.ordType()).isEqualTo(OrdType.MARKET);
            assertThat(exit.orderQty()).isEqualTo(Quantity.of(10));
        });
        assertThat(alarms()).containsExactly("PROTECTIVE_STOP_MISSING");
    }

    @Test
    void a_stop_that_only_the_brokers_books_show_is_confirmed() {
        OrderRequest entry = filled(10);
        bench.broker.agreeWith(bench.engine.state().books(), AtBroker.stop(entry, Quantity.of(10), EngineBench.START));

        pass(Duration.ofSeconds(5));

        assertThat(sent()).isEmpty();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void a_stop_that_would_trigger_immediately_is_rejected_and_closes_the_position_at_once() {
        OrderRequest entry = filled(10);

        bench.broker.tell(stop(entry), entry, ExecType.REJECTED, OrdStatus.REJECTED);

        assertThat(sent()).extracting(OrderRequest::orderQty).containsExactly(Quantity.of(10));
        assertThat(alarms()).containsExactly("PROTECTIVE_STOP_MISSING");
    }

    @Test
    void a_close_that_fails_halts_the_account() {
        OrderRequest entry = filled(10);
        bench.broker.answer(r -> new SubmitResult.Rejected("MARKET_CLOSED", "come back tomorrow"));

        bench.broker.tell(stop(entry), entry, ExecType.REJECTED, OrdStatus.REJECTED);

        assertThat(sent()).hasSize(1);
        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
        assertThat(alarms()).containsExactly("PROTECTIVE_STOP_MISSING", "POSITION_UNPROTECTED");
    }

    @Test
    void a_halted_account_gets_no_close_but_is_told_once() {
        OrderRequest entry = filled(10);
        bench.engine.lower(Scope.ACCOUNT, TradingState.HALTED, "drill", "ann");

        bench.broker.tell(stop(entry), entry, ExecType.REJECTED, OrdStatus.REJECTED);
        pass(Duration.ofMinutes(1));

        assertThat(sent()).isEmpty();
        assertThat(alarms()).containsExactly("POSITION_UNPROTECTED");
    }

    @Test
    void a_stop_that_vanished_while_the_process_was_down_has_the_position_closed_after_five_seconds() {
        OrderRequest entry = filled(10);
        EngineBench next = new EngineBench(bench.journal, bench.broker, bench.rules);
        next.broker.agreeWith(bench.engine.state().books());
        next.started();
        List<OrderRequest> early = sent();

        next.wait(Duration.ofSeconds(5));
        next.engine.reconcile();
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(early).isEmpty();
        assertThat(sent()).singleElement().satisfies(exit -> {
            assertThat(exit.role()).isEqualTo(OrderRole.EXIT);
            assertThat(exit.side()).isEqualTo(Side.SELL);
            assertThat(exit.orderQty()).isEqualTo(Quantity.of(10));
        });
    }

    @Test
    void a_stop_of_three_that_does_not_follow_the_fill_of_seven_more_is_made_larger() {
        OrderRequest entry = entry();
        bench.broker.fill(entry.clOrdId(), entry, 3, "100");
        bench.broker.tell(stop(entry), entry.withQty(Quantity.of(3)), ExecType.NEW, OrdStatus.NEW);
        bench.broker.fill(entry.clOrdId(), entry, 7, "100");
        bench.broker.agreeWith(bench.engine.state().books(), AtBroker.stop(entry, Quantity.of(3), EngineBench.START));
        pass(Duration.ofMillis(4_999));
        int early = bench.broker.replaced.size();

        pass(Duration.ofMillis(1));

        assertThat(early).isZero();
        assertThat(bench.broker.replaced)
                .singleElement()
                .satisfies(r -> assertThat(r.orderQty()).isEqualTo(Quantity.of(10)));
    }

    @Test
    void a_stop_that_was_cancelled_is_placed_anew_and_cancelled_when_nothing_is_held_any_more() {
        OrderRequest entry = filled(10);
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        pass(Duration.ofMillis(1));
        OrderRequest again = sent().get(0);
        bench.broker.tell(again.clOrdId(), again, ExecType.NEW, OrdStatus.NEW);

        bench.broker.fill(sale(entry).clOrdId(), sale(entry), 10, "95");

        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(again.clOrdId());
    }

    @Test
    void a_stop_that_the_broker_took_and_forgot_keeps_its_position_from_being_closed_for_half_a_minute_only() {
        filled(10);
        pass(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(29));
        int early = sent().size();

        pass(Duration.ofSeconds(31));

        assertThat(early).isZero();
        assertThat(sent()).extracting(OrderRequest::role).containsExactly(OrderRole.EXIT);
        assertThat(alarms()).containsExactly("PROTECTIVE_STOP_MISSING");
    }

    /** At a broker that does not end one leg with the other, both could sell what is held once. */
    @Test
    void a_stop_is_placed_anew_only_after_the_order_that_took_profit_beside_it_has_ended() {
        bench.rules.asks(buyToTakeProfit(AAPL, 10, 0.2));
        bench.started().cycle();
        bench.rules.asks();
        OrderRequest entry = bench.broker.submitted.get(0);
        ClOrdId taker = entry.protection().takeProfitClOrdId().orElseThrow();
        bench.broker.fill(entry.clOrdId(), entry, 10, "100");
        bench.broker.tell(stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        bench.broker.tell(taker, entry, ExecType.NEW, OrdStatus.NEW);
        bench.broker.agreeWith(bench.engine.state().books());

        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        pass(Duration.ofMillis(1));
        int early = sent().size();
        bench.broker.tell(taker, entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(taker);
        assertThat(early).isZero();
        assertThat(sent()).singleElement().satisfies(again -> {
            assertThat(again.ordType()).isEqualTo(OrdType.STOP);
            assertThat(again.orderQty()).isEqualTo(Quantity.of(10));
        });
    }

    /** Another hand sells what is held. */
    private static OrderRequest sale(OrderRequest entry) {
        return new OrderRequest(
                new ClOrdId("s".repeat(32)),
                entry.instrument(),
                OrderRole.EXIT,
                Side.SELL,
                OrdType.MARKET,
                entry.orderQty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                Protection.NONE);
    }

    private OrderRequest entry() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks();
        return bench.broker.submitted.get(0);
    }

    private OrderRequest filled(int quantity) {
        OrderRequest entry = entry();
        bench.broker.fill(entry.clOrdId(), entry, quantity, "100");
        bench.broker.agreeWith(bench.engine.state().books());
        return entry;
    }

    /** Time passes, and the engine is asked something that has nothing to do with stops. */
    private void pass(Duration time) {
        bench.wait(time);
        bench.engine.reconcileWithin(Duration.ofDays(1));
    }

    /** What was sent beside the entry. */
    private List<OrderRequest> sent() {
        return List.copyOf(bench.broker.submitted.subList(1, bench.broker.submitted.size()));
    }

    private List<String> alarms() {
        return bench.journal.all(JournalRecord.Alarm.class).stream()
                .map(a -> a.code())
                .toList();
    }
}
