package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.stop;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shortest lives in which exits and stops could together have sold more than was held. */
class OversellTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void c11_an_exit_waits_until_the_stop_has_followed_the_last_fill_of_its_entry() {
        OrderRequest entry = buyPartly(12, 8);
        ask(exit(AAPL, "trend", 0.5));
        fill(entry, 4);
        List<Quantity> beforeTheStopIsHeard = exits();

        stopIs(entry, 12);
        bench.broker.confirm(bench.broker.replaced.get(0), entry);

        assertThat(beforeTheStopIsHeard).isEmpty();
        assertThat(bench.broker.replaced).extracting(r -> r.orderQty()).containsExactly(Quantity.of(8));
        assertThat(exits()).containsExactly(Quantity.of(4));
    }

    @Test
    void an_exit_waits_for_a_filled_stop_that_the_last_fill_of_its_entry_wakes() {
        OrderRequest entry = buyPartly(10, 4);
        ask(exit(AAPL));
        bench.broker.fill(stop(entry), entry, 4, "90");
        fill(entry, 6);
        List<Quantity> beforeTheStopIsHeard = exits();

        stopIs(entry, 10);
        List<Quantity> beforeTheStopIsGone = exits();
        cancelled(stop(entry), entry);

        assertThat(beforeTheStopIsHeard).isEmpty();
        assertThat(beforeTheStopIsGone).isEmpty();
        assertThat(exits()).containsExactly(Quantity.of(6));
    }

    @Test
    void c11_a_stop_that_does_not_follow_its_entry_within_a_minute_is_cancelled() {
        OrderRequest entry = buyPartly(12, 8);
        ask(exit(AAPL, "trend", 0.5));
        fill(entry, 4);
        bench.rules.asks();
        bench.cycle();
        int within = bench.broker.cancelled.size();
        bench.cycle();
        List<Quantity> before = exits();

        cancelled(stop(entry), entry);

        assertThat(within).isEqualTo(1);
        assertThat(bench.broker.cancelled)
                .extracting(c -> c.origClOrdId())
                .containsExactly(entry.clOrdId(), stop(entry));
        assertThat(before).isEmpty();
        assertThat(exits()).containsExactly(Quantity.of(4));
    }

    @Test
    void a_filled_stop_that_stays_silent_for_a_minute_has_ended() {
        OrderRequest entry = buyPartly(10, 4);
        ask(exit(AAPL));
        bench.broker.fill(stop(entry), entry, 4, "90");
        fill(entry, 6);
        bench.rules.asks();
        bench.wait(Duration.ofSeconds(1));
        bench.cycle();

        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(entry.clOrdId());
        assertThat(exits()).containsExactly(Quantity.of(6));
    }

    @Test
    void a_second_partial_exit_waits_until_the_stop_that_the_first_one_left_is_gone() {
        OrderRequest entry = bench.hold(10);
        ask(exit(AAPL, "trend", 0.5));
        bench.broker.confirm(bench.broker.replaced.get(0), entry);
        ask(exit(AAPL, "trend", 0.5));
        ClOrdId shrunk = bench.broker.replaced.get(0).clOrdId();
        List<Quantity> before = exits();

        cancelled(shrunk, entry);

        assertThat(before).containsExactly(Quantity.of(5));
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(shrunk);
        assertThat(exits()).containsExactly(Quantity.of(5), Quantity.of(5));
    }

    @Test
    void c11_the_stops_of_two_entries_keep_together_what_a_partial_exit_leaves() {
        bench.hold(10);
        ask(buy(AAPL, 10));
        OrderRequest second = bench.broker.submitted.get(1);
        fill(second, 10);
        stopIs(second, 10);
        ask(exit(AAPL, "trend", 0.5));
        List<Quantity> before = exits();

        cancelled(stop(second), second);

        assertThat(before).isEmpty();
        assertThat(bench.broker.replaced).isEmpty();
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(stop(second));
        assertThat(exits()).containsExactly(Quantity.of(10));
    }

    /** passivbot 514, freqtrade 11461, pysystemtrade 1580: cancelled, then filled, then sold twice. */
    @Test
    void d24_an_exit_waits_for_the_fills_that_a_cancelled_stop_has_and_has_not_reported() {
        OrderRequest entry = bench.hold(10);
        ask(exit(AAPL));
        bench.broker.cancelledWith(stop(entry), entry, 4);
        List<Quantity> before = exits();

        bench.broker.fill(stop(entry), entry, 4, "90");

        assertThat(before).isEmpty();
        assertThat(exits()).containsExactly(Quantity.of(6));
    }

    private OrderRequest buyPartly(int quantity, int filled) {
        bench.started();
        ask(buy(AAPL, quantity));
        OrderRequest entry = bench.broker.submitted.get(0);
        fill(entry, filled);
        stopIs(entry, filled);
        return entry;
    }

    private void ask(io.drover.decision.Draft draft) {
        bench.rules.asks(draft);
        bench.cycle();
    }

    private void fill(OrderRequest entry, int quantity) {
        bench.broker.fill(entry.clOrdId(), entry, quantity, "100");
    }

    private void stopIs(OrderRequest entry, int quantity) {
        bench.broker.tell(stop(entry), entry.withQty(Quantity.of(quantity)), ExecType.NEW, OrdStatus.NEW);
    }

    private void cancelled(ClOrdId id, OrderRequest entry) {
        bench.broker.tell(id, entry, ExecType.CANCELED, OrdStatus.CANCELED);
    }

    private List<Quantity> exits() {
        return bench.broker.submitted.stream()
                .filter(r -> r.role() == OrderRole.EXIT)
                .map(r -> r.orderQty())
                .toList();
    }
}
