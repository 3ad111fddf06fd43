package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.EngineBench.stop;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.CancelRequest;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlatteningTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void it_kills_trading_then_sells_at_the_edge_of_the_collar_once_the_stop_is_gone() {
        OrderRequest entry = bench.hold(10);
        bench.killFile("flatten");

        flatten();
        int sentBefore = bench.broker.submitted.size();
        stopIsCancelled(entry);

        assertThat(bench.state()).isEqualTo(TradingState.KILLED);
        assertThat(sentBefore).isEqualTo(1);
        OrderRequest exit = lastSubmitted();
        assertThat(exit.role()).isEqualTo(OrderRole.EXIT);
        assertThat(exit.side()).isEqualTo(Side.SELL);
        assertThat(exit.ordType()).isEqualTo(OrdType.LIMIT);
        assertThat(exit.limitPx()).contains(Price.of("95"));
        assertThat(exit.timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(exit.orderQty()).isEqualTo(Quantity.of(10));
    }

    @Test
    void the_next_instrument_keeps_its_stop_until_the_one_before_is_proven_flat() {
        OrderRequest apple = bench.hold(10);
        OrderRequest microsoft = holdMicrosoft();

        flatten();
        stopIsCancelled(apple);
        OrderRequest exit = lastSubmitted();
        bench.broker.fill(exit.clOrdId(), exit, 10, "99");
        Flattened between = bench.engine.flattenOn();
        agree();
        Flattened after = bench.engine.flattenOn();

        assertThat(between.open()).contains("10 " + MSFT);
        assertThat(after.isOver()).isFalse();
        assertThat(bench.broker.cancelled)
                .extracting(CancelRequest::origClOrdId)
                .containsExactly(stop(apple), stop(microsoft));
    }

    @Test
    void it_is_over_when_the_brokers_books_agree_that_nothing_is_held() {
        OrderRequest entry = bench.hold(10);
        flatten();
        stopIsCancelled(entry);
        OrderRequest exit = lastSubmitted();

        bench.broker.fill(exit.clOrdId(), exit, 10, "99");
        agree();

        assertThat(bench.engine.flattenOn()).isEqualTo(new Flattened(List.of(), List.of()));
    }

    @Test
    void what_the_broker_holds_and_our_books_do_not_is_left_for_a_person() {
        OrderRequest entry = bench.hold(10);
        agree();
        var wrong = bench.broker.books();
        flatten();
        stopIsCancelled(entry);
        OrderRequest exit = lastSubmitted();
        bench.broker.fill(exit.clOrdId(), exit, 10, "99");
        bench.broker.books(wrong);

        Flattened end = bench.engine.flattenOn();

        assertThat(end.isOver()).isTrue();
        assertThat(end.isFlat()).isFalse();
        assertThat(end.left()).anySatisfy(line -> assertThat(line).contains(AAPL + " position"));
    }

    @Test
    void an_exit_that_does_not_fill_is_cancelled_and_priced_anew() {
        OrderRequest entry = bench.hold(10);
        flatten();
        stopIsCancelled(entry);
        OrderRequest first = lastSubmitted();
        bench.price(AAPL, "80");
        bench.wait(Duration.ofSeconds(61));

        bench.engine.flattenOn();
        bench.broker.tell(first.clOrdId(), first, ExecType.CANCELED, OrdStatus.CANCELED);
        agree();
        bench.engine.flattenOn();

        assertThat(lastSubmitted().limitPx()).contains(Price.of("76"));
        assertThat(lastSubmitted().clOrdId()).isNotEqualTo(first.clOrdId());
    }

    @Test
    void what_cannot_be_closed_is_given_up_with_an_alarm_and_the_next_instrument_follows() {
        OrderRequest apple = bench.hold(10);
        OrderRequest microsoft = holdMicrosoft();
        bench.broker.answer(r -> new SubmitResult.Rejected("HALTED", "no trading"));
        flatten();
        stopIsCancelled(apple);

        for (int i = 0; i < 12; i++) {
            agree();
            bench.wait(Duration.ofSeconds(5));
            bench.engine.flattenOn();
        }

        assertThat(bench.journal.all(JournalRecord.Alarm.class))
                .extracting(JournalRecord.Alarm::code)
                .containsExactly("POSITION_UNPROTECTED", "FLATTEN_FAILED");
        assertThat(bench.broker.submitted).hasSize(2 + 10);
        assertThat(bench.broker.cancelled)
                .extracting(CancelRequest::origClOrdId)
                .containsExactly(stop(apple), stop(microsoft));
    }

    @Test
    void nothing_is_closed_while_an_entry_may_still_work() {
        bench.hold(10);
        bench.rules.asks(buy(MSFT, 10));
        agree();
        bench.cycle();
        OrderRequest entry = lastSubmitted();

        flatten();
        int whileItWorks = bench.broker.cancelled.size();
        bench.broker.tell(entry.clOrdId(), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        agree();
        bench.engine.flattenOn();

        assertThat(whileItWorks).isEqualTo(1);
        assertThat(bench.broker.cancelled).hasSize(2);
    }

    @Test
    void behind_a_fence_neither_orders_nor_cancels_nor_what_a_person_asks_for_leave() {
        OrderRequest entry = bench.hold(10);
        agree();
        bench.fence("another process has taken over");

        flatten();
        stopIsCancelled(entry);
        bench.rules.asks(buy(MSFT, 10));
        CycleOutcome cycle = bench.cycle();

        assertThat(cycle).isEqualTo(CycleOutcome.SKIPPED);
        assertThat(bench.broker.cancelled).isEmpty();
        assertThat(bench.broker.submitted).containsExactly(entry);
        assertThat(bench.abandoned()).containsExactly("DISPATCH_LATCHED");
    }

    @Test
    void while_the_broker_cannot_be_read_nothing_is_closed() {
        bench.hold(10);
        bench.broker.unavailable(true);

        flatten();

        assertThat(bench.broker.cancelled).isEmpty();
        assertThat(bench.engine.flattenOn().isOver()).isFalse();
    }

    private void flatten() {
        if (bench.broker.books().positions().isEmpty()) {
            agree();
        }
        bench.engine.flatten("drill", "ann");
        bench.engine.flattenOn();
    }

    private OrderRequest holdMicrosoft() {
        bench.rules.asks(buy(MSFT, 10));
        agree();
        bench.cycle();
        OrderRequest entry = lastSubmitted();
        bench.broker.fill(entry.clOrdId(), entry, 10, "50");
        bench.broker.tell(stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        bench.rules.asks();
        agree();
        return entry;
    }

    private void stopIsCancelled(OrderRequest entry) {
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
    }

    /** The broker's books show what ours do. */
    private void agree() {
        bench.broker.agreeWith(
                bench.engine.state().books(),
                bench.engine.state().books().openOrders().stream()
                        .filter(Order::isWorking)
                        .map(FlatteningTest::atBroker)
                        .toArray(BrokerOrder[]::new));
    }

    private static BrokerOrder atBroker(Order order) {
        ClOrdId id = order.clOrdId();
        InstrumentId instrument = order.request().instrument();
        return new BrokerOrder(
                Optional.of(id),
                new OrderId("o-" + id),
                instrument,
                order.request().side(),
                order.request().orderQty(),
                order.cumQty(),
                OrdStatus.NEW,
                EngineBench.START);
    }

    private OrderRequest lastSubmitted() {
        return bench.broker.submitted.get(bench.broker.submitted.size() - 1);
    }
}
