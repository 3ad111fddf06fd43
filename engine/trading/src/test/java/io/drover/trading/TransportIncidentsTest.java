package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.fact.Account;
import io.drover.journal.JournalRecord;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What went wrong elsewhere between a program and its broker, asked of the whole engine. */
class TransportIncidentsTest {
    private static final InstrumentId ID = InstrumentId.parse(AAPL);
    private final EngineBench bench = new EngineBench();

    /** Everbright Securities, 16 August 2013: a routine that sent missing orders again bought for 23.4 billion yuan. */
    @Test
    void d03_answers_that_come_late_lead_to_no_second_order_and_to_no_hedge() {
        OrderRequest entry = unanswered();
        bench.waitAndAsk(Duration.ofMinutes(10));
        for (int i = 0; i < 3; i++) {
            bench.broker.tell(entry.clOrdId(), entry, ExecType.NEW, OrdStatus.NEW);
            bench.cycle();
        }

        assertThat(bench.broker.submitted).containsExactly(entry);
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsOnly(entry.clOrdId());
    }

    /** freqtrade 3647: an order cancelled here after a timeout filled at the exchange, and nobody knew the position. */
    @Test
    void d08_an_entry_that_fills_while_its_cancel_is_unanswered_is_held_owned_and_protected() {
        OrderRequest entry = entry();
        bench.broker.answerCancel(c -> new SubmitResult.Unknown("timeout"));
        bench.engine.lower(Scope.ACCOUNT, TradingState.REDUCING, "drill", "ann");
        bench.broker.fill(entry.clOrdId(), entry, 10, "100");
        bench.broker.tell(EngineBench.stop(entry), entry, ExecType.NEW, OrdStatus.NEW);

        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).contains(entry.clOrdId());
        assertThat(held()).isEqualTo(Quantity.of(10));
        assertThat(bench.engine.state().books().holding(ID).strategy()).isEqualTo("trend");
        assertThat(bench.engine.state().books().openOrders())
                .extracting(Order::clOrdId)
                .containsExactly(EngineBench.stop(entry));
    }

    /** hummingbot 3374: cancels were lost in an outage, six orders taken for dead filled later beside new ones. */
    @Test
    void d10_no_entry_follows_while_nobody_answers_the_cancel_of_another() {
        OrderRequest entry = entry();
        bench.broker.answerCancel(c -> new SubmitResult.Unknown("no route to host"));
        bench.engine.lower(Scope.instrument(AAPL), TradingState.REDUCING, "drill", "ann");
        bench.engine.raise(bench.engine.state().tradingStates().causes().get(0).id(), "over", "ann");
        bench.broker.agreeWith(bench.engine.state().books());
        bench.rules.asks(buy(AAPL, 10));
        bench.cycle();

        assertThat(order(entry).status()).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(bench.denials()).contains("ORDER_UNKNOWN");
        assertThat(bench.broker.submitted).containsExactly(entry);
    }

    /** hummingbot 8457: accepted orders were dropped from tracking because look-ups failed in an outage of names. */
    @Test
    void d11_books_that_cannot_be_read_for_an_hour_prove_nothing_about_an_order() {
        OrderRequest entry = unanswered();
        bench.broker.unavailable(true);
        for (int minute = 0; minute < 60; minute++) {
            bench.cycle();
        }
        OrdStatus afterwards = order(entry).status();
        bench.broker.unavailable(false);
        bench.broker.agreeWith(bench.engine.state().books(), atBroker(entry));
        bench.engine.reconnected();

        assertThat(afterwards).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(bench.abandoned()).isEmpty();
        assertThat(order(entry).isOpen()).isTrue();
        assertThat(order(entry).orderId()).contains(new OrderId("theirs"));
        assertThat(bench.broker.submitted).containsExactly(entry);
    }

    /** freqtrade 8913: an exchange answered an order with no id, and the program could not start any more. */
    @Test
    void d12_an_order_accepted_under_no_id_of_ours_stays_for_a_person_and_the_next_run_starts() {
        bench.broker.answer(r -> new SubmitResult.Accepted(new OrderId("None"), Optional.empty()));
        OrderRequest entry = entry();
        EngineBench next = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        assertThat(next.engine
                        .state()
                        .books()
                        .order(entry.clOrdId())
                        .orElseThrow()
                        .isQuarantined())
                .isTrue();
        assertThat(next.state(AAPL)).isEqualTo(TradingState.HALTED);
        assertThat(next.broker.submitted).containsExactly(entry);
    }

    /** Lean.InteractiveBrokers 93: orders of one second were dropped without any call back. */
    @Test
    void d18_an_order_of_which_nothing_is_ever_heard_is_given_up_by_proof_only() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        OrderRequest entry = unanswered();
        bench.waitAndAsk(Duration.ofSeconds(119));
        OrdStatus early = order(entry).status();
        bench.wait(Duration.ofSeconds(1));
        bench.engine.reconcile();

        assertThat(early).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(order(entry).status()).isEqualTo(OrdStatus.DENIED);
        assertThat(order(entry).watchUntil()).isPresent();
        assertThat(bench.broker.submitted).containsExactly(entry);
    }

    /** Lean.Alpaca, pull request 60: orders were placed while the stream of their fills was down. */
    @Test
    void d22_while_the_broker_cannot_be_heard_only_exits_leave() {
        bench.hold(10);
        bench.broker.unavailable(true);
        bench.wait(Duration.ofMinutes(1));
        bench.engine.reconnected();
        bench.rules.asks(buy(EngineBench.MSFT, 10), exit(AAPL));
        bench.cycle();

        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
        assertThat(bench.decisions())
                .hasSize(2)
                .allSatisfy(
                        d -> assertThat(d.accepted()).isEqualTo(!d.proposal().entry()));
        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(bench.broker.cancelled).hasSize(1);
    }

    /** keel 419, openalgo pull request 1991: a new key for each attempt, and a timeout that released what was reserved. */
    @Test
    void d28_a_timeout_keeps_the_key_and_the_reservation() {
        OrderRequest entry = unanswered();
        bench.rules.asks(buy(AAPL, 10));
        bench.broker.agreeWith(bench.engine.state().books());
        bench.cycle();

        assertThat(bench.denials()).contains("ORDER_UNKNOWN");
        assertThat(order(entry).leavesQty()).isEqualTo(Quantity.of(10));
        assertThat(bench.lastCycle().snapshot().all(Account.class))
                .singleElement()
                .satisfies(a -> assertThat(a.buyingPower()).isLessThan(a.equity()));
        assertThat(bench.journal.all(JournalRecord.Intent.class)).hasSize(1);
    }

    /** The order waits at the broker. */
    private OrderRequest entry() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks();
        return bench.broker.submitted.get(0);
    }

    private OrderRequest unanswered() {
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        return entry();
    }

    private Order order(OrderRequest request) {
        return bench.engine.state().books().order(request.clOrdId()).orElseThrow();
    }

    private Quantity held() {
        return bench.engine.state().books().holding(ID).quantity();
    }

    private BrokerOrder atBroker(OrderRequest request) {
        return new BrokerOrder(
                Optional.of(request.clOrdId()),
                new OrderId("theirs"),
                ID,
                Side.BUY,
                request.orderQty(),
                Quantity.ZERO,
                OrdStatus.NEW,
                bench.now());
    }
}
