package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.stop;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.entry;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Draft;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExitPlansTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void a_partial_exit_makes_the_stop_smaller_before_it_sells() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL, "trend", 0.5));
        bench.cycle();
        int sentBefore = bench.broker.submitted.size();

        bench.broker.confirm(bench.broker.replaced.get(0), entry);

        assertThat(sentBefore).isEqualTo(1);
        assertThat(bench.broker.replaced.get(0).orderQty()).isEqualTo(Quantity.of(5));
        assertThat(bench.broker.replaced.get(0).origClOrdId()).isEqualTo(stop(entry));
        assertThat(bench.broker.cancelled).isEmpty();
        assertThat(lastSubmitted().orderQty()).isEqualTo(Quantity.of(5));
    }

    @Test
    void the_rest_of_a_position_is_closed_later_and_its_stop_cancelled_under_its_new_id() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL, "trend", 0.5));
        bench.cycle();
        ClOrdId replacement = bench.broker.replaced.get(0).clOrdId();
        bench.broker.confirm(bench.broker.replaced.get(0), entry);
        OrderRequest half = lastSubmitted();
        bench.broker.fill(half.clOrdId(), half, 5, "101");
        bench.rules.asks(exit(AAPL));
        bench.wait(Duration.ofMinutes(2));
        bench.cycle();

        bench.broker.tell(replacement, entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(replacement);
        assertThat(lastSubmitted().orderQty()).isEqualTo(Quantity.of(5));
        assertThat(lastSubmitted().clOrdId()).isNotEqualTo(half.clOrdId());
    }

    @Test
    void where_a_broker_cannot_replace_the_stop_is_cancelled() {
        OrderRequest entry = bench.hold(10);
        bench.broker.canReplace(false);
        bench.rules.asks(exit(AAPL, "trend", 0.5));

        bench.cycle();

        assertThat(bench.broker.replaced).isEmpty();
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(stop(entry));
    }

    @Test
    void exits_of_two_strategies_never_sell_more_than_is_held() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL, "other", 1), exit(AAPL, "trend", 1));
        bench.cycle();

        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(bench.broker.submitted).hasSize(2);
        assertThat(lastSubmitted().orderQty()).isEqualTo(Quantity.of(10));
        assertThat(bench.abandoned()).containsExactly("EXIT_NOT_NEEDED");
    }

    @Test
    void an_exit_while_an_earlier_one_works_would_exceed_the_position() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL)).limit(io.drover.model.Control.C16, 0);
        bench.engine.activate(bench.rules);
        bench.cycle();
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        bench.cycle();

        assertThat(bench.decisions().get(0).proposal().exitExcess()).isEqualTo(10);
        assertThat(bench.broker.submitted).hasSize(2);
    }

    @Test
    void a_refused_cancel_is_asked_again_in_the_next_cycle_under_a_new_id() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.broker.tell(stop(entry), entry, ExecType.CANCEL_REJECTED, OrdStatus.NEW);
        int inTheSameCycle = bench.broker.cancelled.size();
        bench.rules.asks();

        bench.cycle();

        assertThat(inTheSameCycle).isEqualTo(1);
        assertThat(bench.broker.cancelled).hasSize(2);
        assertThat(bench.broker.cancelled).extracting(c -> c.clOrdId()).doesNotHaveDuplicates();
    }

    @Test
    void an_unanswered_cancel_makes_the_order_unknown_and_is_asked_again() {
        OrderRequest entry = bench.hold(10);
        bench.broker.answerCancel(r -> new SubmitResult.Unknown("timeout"));
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        OrdStatus status =
                bench.engine.state().books().order(stop(entry)).orElseThrow().status();
        bench.rules.asks();
        bench.broker.agreeWith(bench.engine.state().books());

        bench.cycle();

        assertThat(status).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(bench.broker.cancelled).hasSize(2);
        assertThat(bench.broker.submitted).hasSize(1);
    }

    @Test
    void an_exit_older_than_its_time_to_live_neither_cancels_the_stop_nor_sells() {
        bench.hold(10);
        bench.rules.asks(exit(AAPL));
        var due = bench.now().plusSeconds(60);
        bench.wait(Duration.ofMinutes(10));

        bench.cycleAt(due);

        assertThat(bench.abandoned()).containsExactly("INTENT_TOO_OLD");
        assertThat(bench.broker.cancelled).isEmpty();
        assertThat(bench.broker.submitted).hasSize(1);
    }

    @Test
    void an_exit_whose_stop_is_gone_is_sent_late_as_a_new_intent() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.wait(Duration.ofMinutes(10));

        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(bench.abandoned()).containsExactly("EXIT_RENEWED");
        assertThat(lastSubmitted().role()).isEqualTo(OrderRole.EXIT);
        Order sent =
                bench.engine.state().books().order(lastSubmitted().clOrdId()).orElseThrow();
        assertThat(sent.goodUntil()).isAfter(bench.now());
    }

    @Test
    void killing_ends_an_exit_that_waits() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.engine.lower(Scope.ACCOUNT, TradingState.KILLED, "test", "ann");

        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(bench.abandoned()).containsExactly("TRADING_KILLED");
        assertThat(bench.broker.submitted).hasSize(1);
    }

    @Test
    void halting_lets_an_exit_finish_whose_stop_is_already_gone() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.engine.lower(Scope.ACCOUNT, TradingState.HALTED, "test", "ann");

        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(lastSubmitted().role()).isEqualTo(OrderRole.EXIT);
    }

    @Test
    void a_new_run_does_not_send_an_exit_that_waited_in_the_one_before() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.broker.agreeWith(bench.engine.state().books());
        bench.rules.asks();

        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(bench.abandoned()).contains("RESTARTED");
        assertThat(bench.broker.submitted).noneMatch(r -> r.role() == OrderRole.EXIT);
        assertThat(again.engine.state().books().openOrders()).noneMatch(o -> o.is(OrderRole.EXIT));
    }

    /** 4 of 10 are filled when the exit is asked for; 2 more fill before the entry's cancel arrives. */
    @Test
    void an_exit_cancels_the_rest_of_its_entry_first_and_closes_all_that_was_filled_meanwhile() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        OrderRequest entry = bench.broker.submitted.get(0);
        bench.broker.fill(entry.clOrdId(), entry, 4, "100");
        bench.broker.tell(stop(entry), entry.withQty(Quantity.of(4)), ExecType.NEW, OrdStatus.NEW);
        Quantity leg =
                bench.engine.state().books().order(stop(entry)).orElseThrow().leavesQty();
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.broker.fill(entry.clOrdId(), entry, 2, "100");
        bench.broker.tell(entry.clOrdId(), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        bench.cycle();
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(leg).isEqualTo(Quantity.of(4));
        assertThat(bench.broker.cancelled)
                .extracting(c -> c.origClOrdId())
                .containsExactly(entry.clOrdId(), stop(entry));
        assertThat(lastSubmitted().orderQty()).isEqualTo(Quantity.of(6));
    }

    @Test
    void an_expired_entry_with_a_partial_fill_keeps_its_position_and_owner() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        OrderRequest entry = bench.broker.submitted.get(0);
        bench.broker.fill(entry.clOrdId(), entry, 4, "100");

        bench.broker.tell(entry.clOrdId(), entry, ExecType.EXPIRED, OrdStatus.EXPIRED);

        Holding held = bench.engine.state().books().holding(InstrumentId.parse(AAPL));
        assertThat(held.quantity()).isEqualTo(Quantity.of(4));
        assertThat(held.strategy()).isEqualTo("trend");
    }

    @Test
    void a_short_position_is_closed_by_buying() {
        bench.rules.asks(entry(AAPL, Side.SELL_SHORT, 10, "strategy.trend.enter"));
        bench.started().cycle();
        OrderRequest entry = bench.broker.submitted.get(0);
        bench.broker.fill(entry.clOrdId(), entry, 10, "100");
        bench.broker.tell(stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        bench.rules.asks(exit(AAPL));
        bench.cycle();

        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        bench.broker.fill(lastSubmitted().clOrdId(), lastSubmitted(), 10, "95");

        assertThat(entry.protection().stopPx()).contains(io.drover.model.Price.of("110"));
        assertThat(lastSubmitted().side()).isEqualTo(Side.BUY);
        assertThat(bench.engine.state().books().positions()).isEmpty();
        assertThat(bench.engine.state().books().realizedPnl().amount()).isEqualByComparingTo("50");
    }

    @Test
    void a_rule_cancels_orders_of_its_own_strategy_but_never_a_stop() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(
                new Draft.Cancel(ScriptedRules.provenance("strategy.trend.cancel"), "trend", AAPL, "1-0/stop"),
                new Draft.Cancel(ScriptedRules.provenance("strategy.trend.cancel"), "trend", AAPL, "9-9"));

        bench.cycle();

        assertThat(bench.broker.cancelled).isEmpty();
        assertThat(bench.lastCycle().findings())
                .extracting(f -> f.code())
                .containsExactly("CANCEL_REFUSED", "ORDER_NOT_FOUND");
        assertThat(bench.engine.state().books().order(stop(entry)).orElseThrow().isOpen())
                .isTrue();
    }

    @Test
    void a_rule_cancels_its_working_entry_by_its_label() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks(new Draft.Cancel(ScriptedRules.provenance("strategy.trend.cancel"), "trend", AAPL, "1-0"));

        bench.cycle();

        assertThat(bench.journal.all(JournalRecord.CancelIntent.class))
                .extracting(c -> c.reason())
                .containsExactly("strategy.trend.cancel");
        assertThat(bench.broker.cancelled).hasSize(1);
    }

    private OrderRequest lastSubmitted() {
        return bench.broker.submitted.get(bench.broker.submitted.size() - 1);
    }
}
