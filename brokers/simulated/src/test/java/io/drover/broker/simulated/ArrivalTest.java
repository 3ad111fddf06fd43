package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.broker.contract.Orders;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Side;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Prices from before an order came never touch it. */
class ArrivalTest {
    private final Bench bench = new Bench(Bench.settings());

    ArrivalTest() {
        bench.bar("100 100 100 100");
    }

    @Test
    void bar_that_began_before_the_order_came_does_not_fill_it_at_its_open() {
        bench.submit(bench.market(Side.BUY, 10));

        bench.broker.barOpened(Bench.ACME, bench.instant().minusSeconds(1), Price.of("90"));

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10");
    }

    @Test
    void range_of_a_bar_that_began_before_the_order_came_does_not_count() {
        bench.submit(bench.limit(Side.BUY, 10, "95"));
        bench.broker.barOpened(Bench.ACME, bench.instant().minusSeconds(1), Price.of("100"));

        bench.close("100 100 90 100", 1000);

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10");
    }

    @Test
    void stop_that_comes_inside_a_bar_ignores_the_low_of_before() {
        bench.submit(bench.market(Side.BUY, 10));
        bench.open("100");
        bench.submit(bench.stop(Side.SELL, 10, "95"));
        bench.told();

        bench.close("100 100 90 100", 1000);
        assertThat(bench.told()).isEmpty();
        bench.bar("100 100 95 100");

        assertThat(bench.told()).containsExactly("TRADE 10@95 SELL FILLED leaves 0");
    }

    @Test
    void order_that_was_replaced_inside_a_bar_meets_only_its_close() {
        OrderRequest order = bench.limit(Side.BUY, 10, "80");
        bench.submit(order);
        bench.open("100");
        bench.replace(order.clOrdId(), 10, "95", "");
        bench.told();

        bench.close("100 100 90 100", 1000);

        assertThat(bench.told()).isEmpty();
    }

    @Test
    void trailing_stop_that_the_same_bar_moved_and_passed_fills_at_its_new_place() {
        bench.submit(bench.market(Side.BUY, 10));
        bench.bar("100 100 100 100");
        bench.submit(bench.trailing(Side.SELL, 10, "0.05"));
        bench.told();

        bench.bar("100 120 100 105");

        assertThat(bench.told()).containsExactly("TRADE 10@114 SELL FILLED leaves 0");
    }

    @Test
    void order_whose_time_ends_inside_a_bar_does_not_fill_from_its_range_but_does_from_one_that_ends_then() {
        bench.submit(
                Orders.until(bench.limit(Side.BUY, 10, "95"), bench.instant().plusSeconds(59)));
        bench.submit(
                Orders.until(bench.limit(Side.BUY, 5, "95"), bench.instant().plusSeconds(60)));
        bench.told();

        bench.bar("100 100 90 100");

        assertThat(bench.told()).containsExactly("EXPIRED BUY EXPIRED leaves 0", "TRADE 5@95 BUY FILLED leaves 0");
    }

    @Test
    void broker_with_marks_watches_while_orders_work_and_until_a_session_has_opened() {
        SimulatedMarket market = SimulatedMarket.of(List.of(Bench.acme()))
                .withMarks((id, now) -> Optional.of(new Mark(Price.of("100"), now, PriceSource.BAR_CLOSE)));
        Bench marked = new Bench(Bench.settings(), market);
        assertThat(marked.broker.isWatching(Bench.ACME)).isFalse();

        marked.submit(marked.market(Side.BUY, 10));
        boolean whileWorking = marked.broker.isWatching(Bench.ACME);
        marked.open("100");
        boolean whenFilled = marked.broker.isWatching(Bench.ACME);
        marked.pass(Duration.ofMinutes(1));
        marked.sessionClosed();
        boolean beforeOpening = marked.broker.isWatching(Bench.ACME);
        marked.open("100");

        assertThat(List.of(whileWorking, whenFilled, beforeOpening)).containsExactly(true, false, true);
        assertThat(marked.broker.isWatching(Bench.ACME)).isFalse();
    }

    @Test
    void reports_of_a_request_wait_until_they_are_asked_for_or_the_market_moves() {
        bench.broker.submit(bench.limit(Side.BUY, 10, "80"));
        assertThat(bench.told()).isEmpty();
        bench.broker.deliver();
        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10");

        bench.broker.submit(bench.limit(Side.BUY, 5, "80"));
        bench.open("100");

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 5");
    }

    @Test
    void listener_may_send_orders_and_hears_of_them_afterwards() {
        OrderRequest first = bench.limit(Side.BUY, 10, "80");
        OrderRequest second = bench.limit(Side.BUY, 5, "80");
        bench.broker.onReport(report -> {
            if (report.clOrdId().equals(first.clOrdId())) {
                bench.broker.submit(second);
                bench.broker.deliver();
            }
            bench.reports.add(report);
        });

        bench.submit(first);

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10", "NEW BUY NEW leaves 5");
    }
}
