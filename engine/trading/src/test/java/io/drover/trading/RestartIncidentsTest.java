package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Draft;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
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
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What went wrong elsewhere when a program was started again, asked of the whole engine. */
class RestartIncidentsTest {
    private static final InstrumentId ID = InstrumentId.parse(AAPL);
    private EngineBench bench = new EngineBench();

    /** NautilusTrader 3176: each restart with open positions made orders once more. */
    @Test
    void d13_twenty_restarts_with_a_position_leave_orders_and_books_as_they_are() {
        OrderRequest entry = bench.hold(10);
        AtBroker.agrees(bench, entry);
        List<Standing> images = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            images.add(new Standing(bench));
            restart();
        }

        assertThat(images).containsOnly(new Standing(bench));
        assertThat(bench.broker.submitted).containsExactly(entry);
        assertThat(bench.broker.cancelled).isEmpty();
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    private record Standing(int intents, Money cash, Quantity held, List<OrdStatus> orders) {
        Standing(EngineBench of) {
            this(
                    of.journal.all(JournalRecord.Intent.class).size(),
                    of.engine.state().books().cash(),
                    of.engine.state().books().holding(ID).quantity(),
                    of.engine.state().books().orders().stream()
                            .map(Order::status)
                            .toList());
        }
    }

    /** NautilusTrader 4736: a history that began too late made a warm restart invent a fill that closed the position. */
    @Test
    void d14_a_position_whose_fills_the_broker_no_longer_lists_is_kept_over_a_restart() {
        OrderRequest entry = bench.hold(10);
        AtBroker.agrees(bench, entry);

        List<JournalRecord.Break> breaks = restart();

        assertThat(breaks).isEmpty();
        assertThat(held()).isEqualTo(Quantity.of(10));
        assertThat(bench.broker.books().executions()).isEmpty();
        assertThat(bench.engine.state().books().holding(ID).strategy()).isEqualTo("trend");
    }

    /** NautilusTrader 3046, QuantDinger 231: fills of before a restart were booked again. */
    @Test
    void d15_all_fills_told_three_times_in_any_order_after_a_restart_change_nothing() {
        OrderRequest entry = bench.hold(10);
        AtBroker.agrees(bench, entry);
        List<ExecutionReport> told = new ArrayList<>(bench.journal.all(JournalRecord.Execution.class).stream()
                .map(JournalRecord.Execution::report)
                .toList());
        restart();
        Standing before = new Standing(bench);
        for (int i = 0; i < 3; i++) {
            Collections.rotate(told, 1);
            told.forEach(bench.broker::report);
            bench.broker.books(bench.now(), told.toArray(new ExecutionReport[0]));
            bench.engine.reconcile();
        }

        assertThat(new Standing(bench)).isEqualTo(before);
    }

    /** Lean.InteractiveBrokers 242: the broker numbered anew after a restart, and reports went to orders of before. */
    @Test
    void d19_a_number_that_the_broker_gives_twice_mixes_up_no_orders() {
        bench.broker.answer(r -> new SubmitResult.Accepted(new OrderId("1"), Optional.of(r.clOrdId())));
        OrderRequest first = sent(buy(AAPL, 10));
        bench.broker.report(numbered(first, ExecType.NEW, Quantity.ZERO));
        bench.broker.agreeWith(bench.engine.state().books(), shown(first, "1"));
        restart();
        OrderRequest second = sent(buy(MSFT, 20));
        bench.broker.report(numbered(second, ExecType.TRADE, second.orderQty()));

        assertThat(second.clOrdId()).isNotEqualTo(first.clOrdId());
        assertThat(held()).isEqualTo(Quantity.ZERO);
        assertThat(bench.engine
                        .state()
                        .books()
                        .order(first.clOrdId())
                        .orElseThrow()
                        .cumQty())
                .isEqualTo(Quantity.ZERO);
        assertThat(bench.engine
                        .state()
                        .books()
                        .holding(InstrumentId.parse(MSFT))
                        .quantity())
                .isEqualTo(Quantity.of(20));
    }

    /** quartz 1070, 1097 and others: after a crash or while two instances overlapped one trigger ran twice. */
    @Test
    void d30_a_time_whose_cycle_was_recorded_before_a_crash_runs_no_second_time() {
        OrderRequest entry = sent(buy(AAPL, 10));
        bench.broker.tell(entry.clOrdId(), entry, ExecType.NEW, OrdStatus.NEW);
        bench.broker.agreeWith(bench.engine.state().books(), shown(entry, "o-" + entry.clOrdId()));
        Instant scheduled = bench.lastCycle().scheduledAt();
        bench.rules.asks(buy(MSFT, 10));
        restart();

        CycleOutcome again = bench.cycleAt(scheduled);
        CycleOutcome earlier = bench.cycleAt(scheduled.minusSeconds(1));

        assertThat(List.of(again, earlier)).containsOnly(CycleOutcome.SKIPPED);
        assertThat(bench.journal.all(JournalRecord.Cycle.class)).hasSize(1);
        assertThat(bench.broker.submitted).containsExactly(entry);
    }

    /** bytex 30: after a restart a difference from the broker's books was logged, and trading went on. */
    @Test
    void d32_a_difference_found_at_a_start_changes_what_may_be_traded() {
        OrderRequest entry = bench.hold(10);
        AtBroker.agrees(bench, entry);
        bench.engine.end("done");
        bench.broker.books(new BrokerSnapshot(
                "test", bench.broker.books().cash(), bench.broker.books().orders(), List.of(), List.of(), bench.now()));
        List<JournalRecord.Break> breaks = restart();
        bench.rules.asks(buy(AAPL, 10));
        bench.wait(Duration.ofMinutes(5));
        bench.cycle();

        assertThat(breaks).extracting(JournalRecord.Break::kind).containsExactly("position");
        assertThat(bench.state(AAPL)).isNotEqualTo(TradingState.ACTIVE);
        assertThat(bench.denials()).anyMatch(code -> code.startsWith("TRADING_"));
        assertThat(held()).isEqualTo(Quantity.of(10));
    }

    private OrderRequest sent(Draft draft) {
        if (bench.journal.all(JournalRecord.RunStarted.class).isEmpty()) {
            bench.started();
        }
        bench.rules.asks(draft);
        bench.cycle();
        bench.rules.asks();
        return bench.broker.submitted.get(bench.broker.submitted.size() - 1);
    }

    /** A crash: the run before does not end in order. */
    private List<JournalRecord.Break> restart() {
        Instant now = bench.now();
        bench = new EngineBench(bench.journal, bench.broker, bench.rules);
        bench.wait(Duration.between(bench.now(), now));
        return bench.engine.start();
    }

    private Quantity held() {
        return bench.engine.state().books().holding(ID).quantity();
    }

    private BrokerOrder shown(OrderRequest request, String orderId) {
        assertThat(request.role()).isEqualTo(OrderRole.ENTRY);
        return new BrokerOrder(
                Optional.of(request.clOrdId()),
                new OrderId(orderId),
                request.instrument(),
                Side.BUY,
                request.orderQty(),
                Quantity.ZERO,
                OrdStatus.NEW,
                bench.now());
    }

    private ExecutionReport numbered(OrderRequest request, ExecType type, Quantity filled) {
        bench.broker.tell(request.clOrdId(), request, ExecType.NEW, OrdStatus.NEW);
        ExecutionReport like = bench.broker.told();
        boolean trade = type == ExecType.TRADE;
        return new ExecutionReport(
                new ExecId("n-" + request.clOrdId()),
                request.clOrdId(),
                Optional.empty(),
                new OrderId("1"),
                type,
                trade ? OrdStatus.FILLED : OrdStatus.NEW,
                request.instrument(),
                request.side(),
                request.orderQty(),
                filled,
                request.orderQty().minus(filled),
                filled,
                trade ? Optional.of(Price.of("50")) : Optional.empty(),
                like.fee(),
                Optional.empty(),
                like.transactTime(),
                "");
    }
}
