package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.stop;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went wrong elsewhere between an order and its fills, asked of the whole engine. */
class FillIncidentsTest {
    private static final InstrumentId ID = InstrumentId.parse(AAPL);
    private EngineBench bench;

    @BeforeEach
    void begin() {
        BrokerDouble broker = new BrokerDouble("100000");
        broker.standingAtHand(true);
        bench = new EngineBench(new ListJournal(), broker, new ScriptedRules());
    }

    /** NautilusTrader 3493: a fill inferred from the broker's books and the real one were both booked. */
    @Test
    void d16_an_order_that_the_books_show_as_filled_is_held_once_its_fill_is_heard_and_once_only() {
        OrderRequest entry = entry();
        theirs(10, atBroker(entry, OrdStatus.FILLED));
        List<Break> breaks = bench.engine.reconcile();
        Quantity before = held();
        bench.broker.fill(entry.clOrdId(), entry, 10, "100");
        bench.engine.reconcile();

        assertThat(breaks).isNotEmpty();
        assertThat(before).isEqualTo(Quantity.ZERO);
        assertThat(held()).isEqualTo(Quantity.of(10));
        assertThat(bench.broker.submitted).containsExactly(entry);
    }

    /** Lean.InteractiveBrokers 249: fills of the time without a connection were never asked for. */
    @Test
    void d17_fills_of_a_batch_that_a_lost_connection_cut_in_two_are_all_booked_when_it_is_back() {
        OrderRequest entry = entry();
        List<ExecutionReport> batch = batch(entry, 3, 3, 4);
        bench.broker.report(batch.get(0));
        Quantity heard = held();
        theirs(10, atBroker(entry, OrdStatus.FILLED));
        bench.broker.books(bench.now(), batch.toArray(new ExecutionReport[0]));
        bench.engine.reconnected();
        bench.broker.report(batch.get(2));

        assertThat(heard).isEqualTo(Quantity.of(3));
        assertThat(held()).isEqualTo(Quantity.of(10));
        assertThat(status(entry)).isEqualTo(OrdStatus.FILLED);
    }

    /** Lean.TradeStation 101: one fill was missing on a healthy stream, and a liquidation that could not end began. */
    @Test
    void d20_an_exit_whose_only_fill_is_lost_is_not_sold_again_and_the_next_cycle_finds_the_fill() {
        OrderRequest entry = bench.hold(10);
        AtBroker.agrees(bench, entry);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        OrderRequest sale = bench.broker.submitted.get(1);
        bench.broker.books(new BrokerSnapshot(
                "test", Money.of("100000", Currency.USD), List.of(), List.of(), List.of(), bench.now()));
        List<ExecutionReport> lost = batch(sale, 10);
        bench.broker.books(bench.now(), lost.get(0));
        for (int minute = 0; minute < 5; minute++) {
            bench.cycle();
        }

        assertThat(held()).isEqualTo(Quantity.ZERO);
        assertThat(bench.broker.submitted).containsExactly(entry, sale);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    /** Lean.TradeStation 84: a fill that came while a change was under way was lost. */
    @Test
    void d21_a_stop_that_fills_while_its_replacement_is_under_way_closes_the_position_and_the_exit_ends() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL, "trend", 0.5));
        bench.cycle();
        bench.rules.asks();
        bench.broker.fill(stop(entry), entry, 10, "90");
        bench.broker.tell(stop(entry), entry, ExecType.CANCEL_REJECTED, OrdStatus.FILLED);

        assertThat(bench.broker.replaced).hasSize(1);
        assertThat(held()).isEqualTo(Quantity.ZERO);
        assertThat(bench.broker.submitted).containsExactly(entry);
        assertThat(bench.abandoned()).containsExactly("EXIT_NOT_NEEDED");
        assertThat(bench.engine.state().books().openOrders()).isEmpty();
    }

    /** ibx 116: an order that was dropped without a word left a position that only the program had. */
    @Test
    void d23_an_accepted_order_is_no_position_before_it_fills() {
        OrderRequest entry = entry();
        bench.broker.tell(entry.clOrdId(), entry, ExecType.NEW, OrdStatus.NEW);
        theirs(0);
        bench.cycle();

        assertThat(held()).isEqualTo(Quantity.ZERO);
        assertThat(bench.engine.state().books().positions()).isEmpty();
        assertThat(bench.state(AAPL)).isNotEqualTo(TradingState.ACTIVE);
        assertThat(bench.broker.submitted).containsExactly(entry);
    }

    /** passivbot 514, freqtrade 11461, pysystemtrade 1580: what was reported as cancelled had filled, and was bought twice. */
    @Test
    void d24_a_fill_that_follows_a_cancellation_is_held_protected_and_stops_a_second_entry() {
        OrderRequest entry = entry();
        bench.broker.cancelledWith(entry.clOrdId(), entry, 4);
        OrdStatus told = status(entry);
        bench.broker.report(batch(entry, 4).get(0));

        assertThat(told).isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(held()).isEqualTo(Quantity.of(4));
        assertThat(status(entry)).isEqualTo(OrdStatus.CANCELED);
        assertThat(bench.engine.state().books().holding(ID).strategy()).isEqualTo("trend");
    }

    /** freqtrade 8374, 8526: after a part of a stop had filled the new stop had the quantity of the old one. */
    @Test
    void d25_after_a_part_of_a_stop_has_filled_the_exit_and_the_stop_that_is_placed_anew_take_the_rest() {
        OrderRequest entry = bench.hold(10);
        bench.broker.report(part(stop(entry), entry, 4, "90"));
        bench.broker.cancelledWith(stop(entry), entry, 4);
        theirs(6);
        bench.wait(Duration.ofSeconds(1));
        bench.engine.reconcile();

        assertThat(held()).isEqualTo(Quantity.of(6));
        assertThat(bench.broker.submitted).hasSize(2);
        assertThat(bench.broker.submitted.get(1).role()).isEqualTo(OrderRole.PROTECTIVE);
        assertThat(bench.broker.submitted.get(1).orderQty()).isEqualTo(Quantity.of(6));
    }

    /** freqtrade 2799: a stop was placed anew for a trade that was closed already, and sold short. */
    @Test
    void d26_no_stop_is_placed_for_what_is_not_held_any_more() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        bench.rules.asks();
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        OrderRequest sale = bench.broker.submitted.get(1);
        bench.broker.fill(sale.clOrdId(), sale, 10, "101");
        theirs(0);
        for (int minute = 0; minute < 3; minute++) {
            bench.cycle();
        }

        assertThat(bench.broker.submitted).containsExactly(entry, sale);
        assertThat(bench.engine.state().books().openOrders()).isEmpty();
    }

    /** Alpaca-API 71: an order was reported as filled and as cancelled. Every fill counts; an end takes none of them away. */
    @Test
    void d33_filled_and_cancelled_at_once_is_filled_whichever_comes_first() {
        OrderRequest entry = entry();
        bench.broker.fill(entry.clOrdId(), entry, 10, "100");
        bench.broker.tell(entry.clOrdId(), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        bench.broker.tell(stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        AtBroker.agrees(bench, entry);
        bench.rules.asks(buy(EngineBench.MSFT, 20));
        bench.cycle();
        OrderRequest second = bench.broker.submitted.get(1);
        bench.broker.cancelledWith(second.clOrdId(), second, 20);
        bench.broker.fill(second.clOrdId(), second, 20, "50");

        assertThat(bench.engine.state().books().orders())
                .filteredOn(o -> o.is(OrderRole.ENTRY))
                .extracting(Order::status)
                .containsOnly(OrdStatus.FILLED);
        assertThat(held()).isEqualTo(Quantity.of(10));
        assertThat(bench.engine.state().books().holding(second.instrument()).quantity())
                .isEqualTo(Quantity.of(20));
    }

    private OrderRequest entry() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks();
        return bench.broker.submitted.get(0);
    }

    private OrdStatus status(OrderRequest request) {
        return bench.engine
                .state()
                .books()
                .order(request.clOrdId())
                .orElseThrow()
                .status();
    }

    private Quantity held() {
        return bench.engine.state().books().holding(ID).quantity();
    }

    /** The broker's books: so many are held, nothing but these orders is known, cash is what that makes. */
    private void theirs(long held, BrokerOrder... orders) {
        BrokerSnapshot now = bench.broker.books();
        List<BrokerPosition> positions =
                held == 0 ? List.of() : List.of(new BrokerPosition(ID, Quantity.of(held), Price.of("100")));
        bench.broker.books(new BrokerSnapshot("test", now.cash(), List.of(orders), positions, List.of(), bench.now()));
    }

    private BrokerOrder atBroker(OrderRequest request, OrdStatus status) {
        return new BrokerOrder(
                Optional.of(request.clOrdId()),
                new OrderId("o-" + request.clOrdId()),
                ID,
                Side.BUY,
                request.orderQty(),
                status == OrdStatus.FILLED ? request.orderQty() : Quantity.ZERO,
                status,
                bench.now());
    }

    /** Fills of one order, of these sizes, that nobody has told yet. */
    private List<ExecutionReport> batch(OrderRequest request, long... sizes) {
        List<ExecutionReport> batch = new ArrayList<>();
        long all = 0;
        for (long size : sizes) {
            all += size;
            batch.add(fill(request.clOrdId(), request, size, all, "100"));
        }
        return batch;
    }

    private ExecutionReport part(ClOrdId leg, OrderRequest entry, long size, String px) {
        return fill(leg, entry, size, size, px);
    }

    private ExecutionReport fill(ClOrdId id, OrderRequest like, long size, long all, String px) {
        boolean leg = !id.equals(like.clOrdId());
        Quantity left = like.orderQty().minus(Quantity.of(all));
        return new ExecutionReport(
                new ExecId("part-" + id + "-" + all),
                id,
                Optional.empty(),
                new OrderId("o-" + id),
                ExecType.TRADE,
                left.isZero() ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED,
                like.instrument(),
                leg ? like.side().opposite() : like.side(),
                like.orderQty(),
                Quantity.of(all),
                left,
                Quantity.of(size),
                Optional.of(Price.of(px)),
                Money.zero(Currency.USD),
                Optional.empty(),
                bench.now(),
                "");
    }
}
