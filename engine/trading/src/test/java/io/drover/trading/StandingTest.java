package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.EngineBench.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.fact.ReconcileBreak;
import io.drover.journal.JournalRecord;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The glance at the broker before each cycle, and what follows from it. */
class StandingTest {
    private final BrokerDouble broker = new BrokerDouble("100000");

    @Test
    void books_that_agree_at_a_glance_are_not_compared() {
        EngineBench bench = held(true);
        long before = comparisons(bench);

        bench.cycle();
        bench.cycle();

        assertThat(comparisons(bench)).isEqualTo(before);
    }

    @Test
    void another_position_reduces_the_instrument_in_one_cycle_and_halts_the_account_in_the_next() {
        EngineBench bench = held(true);
        positions(bench, position(AAPL, 9));

        bench.cycle();
        TradingState instrument = bench.state(AAPL);
        TradingState allThatIsHeld = bench.state();
        List<ReconcileBreak> seen = bench.lastCycle().snapshot().all(ReconcileBreak.class);
        bench.cycle();

        assertThat(instrument).isEqualTo(TradingState.REDUCING);
        assertThat(allThatIsHeld).isEqualTo(TradingState.REDUCING);
        assertThat(seen).containsExactly(new ReconcileBreak("position", AAPL, 1));
        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void a_difference_that_is_gone_in_the_next_cycle_is_no_difference_to_rules() {
        EngineBench bench = held(true);
        positions(bench, position(AAPL, 10), position(MSFT, 1));
        bench.cycle();
        positions(bench, position(AAPL, 10));

        bench.cycle();

        assertThat(bench.lastCycle().snapshot().all(ReconcileBreak.class)).isEmpty();
        assertThat(bench.state(MSFT)).isEqualTo(TradingState.REDUCING);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void a_stop_that_vanished_from_the_broker_is_seen_in_the_next_cycle() {
        EngineBench bench = held(true);
        broker.agreeWith(bench.engine.state().books());

        bench.cycle();

        assertThat(bench.state(AAPL)).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void a_broker_that_cannot_tell_at_a_glance_is_not_asked() {
        EngineBench bench = held(false);
        positions(bench, position(AAPL, 9));

        bench.cycle();

        assertThat(bench.state(AAPL)).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void a_fill_missed_while_the_connection_was_down_is_booked_when_it_is_back() {
        EngineBench bench = held(false);
        OrderRequest entry = broker.submitted.get(0);
        ExecutionReport missed = sold(bench, entry);
        broker.books(new BrokerSnapshot(
                "test",
                Money.of("99900", bench.engine.state().books().cash().currency()),
                List.of(),
                List.of(),
                List.of(missed),
                bench.now()));

        bench.engine.reconnected();

        assertThat(bench.engine.state().books().positions()).isEmpty();
        assertThat(bench.engine.state().breaks()).isEmpty();
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void a_broker_that_cannot_be_read_after_a_reconnect_reduces_the_account() {
        EngineBench bench = held(false);
        broker.unavailable(true);

        bench.engine.reconnected();

        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
    }

    /** Ten of AAPL with a stop, and a broker that says the same. */
    private EngineBench held(boolean standingAtHand) {
        broker.standingAtHand(standingAtHand);
        EngineBench bench = new EngineBench(new ListJournal(), broker, new ScriptedRules());
        OrderRequest entry = bench.hold(10);
        broker.tell(stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        broker.agreeWith(bench.engine.state().books(), stopAtBroker(entry));
        return bench;
    }

    private static BrokerOrder stopAtBroker(OrderRequest entry) {
        return new BrokerOrder(
                Optional.of(stop(entry)),
                new OrderId("o-" + stop(entry)),
                entry.instrument(),
                entry.side().opposite(),
                entry.orderQty(),
                Quantity.ZERO,
                OrdStatus.NEW,
                EngineBench.START);
    }

    private static BrokerPosition position(String symbol, long quantity) {
        return new BrokerPosition(InstrumentId.parse(symbol), Quantity.of(quantity), Price.of("100"));
    }

    private void positions(EngineBench bench, BrokerPosition... positions) {
        BrokerSnapshot now = broker.books();
        broker.books(new BrokerSnapshot("test", now.cash(), now.orders(), List.of(positions), List.of(), bench.now()));
    }

    /** The stop filled at 90: 100000 - 1000 + 900 are left. */
    private ExecutionReport sold(EngineBench bench, OrderRequest entry) {
        ExecutionReport told = broker.told();
        return new ExecutionReport(
                new ExecId("missed"),
                stop(entry),
                Optional.empty(),
                told.orderId(),
                ExecType.TRADE,
                OrdStatus.FILLED,
                entry.instrument(),
                entry.side().opposite(),
                entry.orderQty(),
                entry.orderQty(),
                Quantity.ZERO,
                entry.orderQty(),
                Optional.of(Price.of("90")),
                told.fee(),
                Optional.empty(),
                bench.now(),
                "");
    }

    private static long comparisons(EngineBench bench) {
        return bench.journal.all(JournalRecord.Reconciled.class).size();
    }
}
