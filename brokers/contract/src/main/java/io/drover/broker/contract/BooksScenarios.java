package io.drover.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** C53–C60: the broker's books are what its reports add up to. */
interface BooksScenarios extends Scenarios {
    private void liveABit() {
        desk().hold();
        OrderRequest cancelled = desk().place(desk().limit(Side.BUY, -8));
        desk().place(desk().limit(Side.BUY, -3));
        desk().cancel(cancelled.clOrdId());
        desk().place(desk().market(Side.SELL).withQty(desk().half()));
        desk().trade(2);
        desk().trade(-4);
    }

    @Test
    default void C53_orders_of_the_snapshot_are_the_fold_of_the_reports() {
        liveABit();
        Map<OrderId, OrdStatus> folded = new HashMap<>();
        Map<OrderId, Quantity> filled = new HashMap<>();

        for (ExecutionReport report : desk().harness.reports()) {
            folded.put(report.orderId(), report.ordStatus());
            filled.merge(report.orderId(), report.lastQty(), Quantity::plus);
        }

        Map<OrderId, OrdStatus> booked = new HashMap<>();
        for (BrokerOrder order : desk().snapshot().orders()) {
            booked.put(order.orderId(), order.ordStatus());
            assertThat(order.cumQty()).isEqualTo(filled.get(order.orderId()));
        }
        assertThat(booked).isEqualTo(folded);
    }

    @Test
    default void C54_position_is_the_sum_of_the_fills() {
        liveABit();

        Quantity sum = desk().trades().stream()
                .map(t -> t.side() == Side.BUY ? t.lastQty() : t.lastQty().negated())
                .reduce(Quantity.ZERO, Quantity::plus);

        assertThat(desk().position()).isEqualTo(sum);
    }

    @Test
    default void C55_cash_is_the_start_less_purchases_and_fees_to_the_last_decimal() {
        liveABit();
        Money cash = desk().harness.startingCash();

        for (ExecutionReport t : desk().trades()) {
            Quantity signed = t.side() == Side.BUY ? t.lastQty() : t.lastQty().negated();
            cash = cash.minus(desk().harness.instrument().value(t.lastPx().orElseThrow(), signed))
                    .minus(t.fee());
        }

        assertThat(desk().snapshot().cash()).isEqualTo(cash);
    }

    @Test
    default void C56_executions_of_the_snapshot_are_the_reported_trades() {
        liveABit();

        assertThat(desk().snapshot().executions()).isEqualTo(desk().trades());
    }

    @Test
    default void C57_no_execution_id_comes_twice() {
        liveABit();

        assertThat(desk().harness.reports().stream().map(ExecutionReport::execId))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @Test
    default void C58_filled_and_open_quantity_make_up_every_open_order() {
        liveABit();

        List<ExecutionReport> reports = desk().harness.reports();

        assertThat(reports).isNotEmpty().allSatisfy(r -> {
            Quantity whole = r.ordStatus().isOpen() ? r.cumQty().plus(r.leavesQty()) : r.orderQty();
            assertThat(whole).isEqualTo(r.orderQty());
            assertThat(r.fee().signum()).isNotNegative();
            assertThat(r.ordStatus().isOpen() || r.leavesQty().isZero()).isTrue();
        });
    }

    @Test
    default void C59_snapshot_since_a_time_leaves_out_what_was_over_before() {
        desk().hold();
        desk().harness.pass(Duration.ofHours(1));
        Instant later = desk().harness.now();
        OrderRequest open = desk().place(desk().limit(Side.BUY, -5));

        List<BrokerOrder> orders = desk().harness.broker().snapshot(later).orders();

        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).orderId())
                .isEqualTo(desk().last(open.clOrdId()).orderId());
        assertThat(desk().harness.broker().snapshot(later).executions()).isEmpty();
        assertThat(desk().harness.broker().snapshot(later).positions()).hasSize(1);
    }

    @Test
    default void C60_flat_instrument_is_absent_from_the_positions() {
        desk().hold();
        desk().place(desk().market(Side.SELL));
        desk().trade(1);

        assertThat(desk().snapshot().positions()).isEmpty();
    }
}
