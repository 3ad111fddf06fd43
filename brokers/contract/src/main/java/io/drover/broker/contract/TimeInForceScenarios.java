package io.drover.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** C20–C29: how long an order works. */
interface TimeInForceScenarios extends Scenarios {
    private void assumeClaimed(TimeInForce tif) {
        assumeTrue(desk().can().timesInForce().contains(tif), tif + " is not claimed");
    }

    @Test
    default void C20_day_order_expires_with_the_session() {
        assumeClaimed(TimeInForce.DAY);
        OrderRequest order = desk().place(Orders.with(desk().limit(Side.BUY, -5), TimeInForce.DAY));

        desk().harness.closeSession();
        desk().trade(-6);

        assertThat(desk().told(order.clOrdId())).containsExactly(ExecType.NEW, ExecType.EXPIRED);
        assertThat(desk().booked(order.clOrdId()).ordStatus()).isEqualTo(OrdStatus.EXPIRED);
    }

    @Test
    default void C21_order_good_till_cancelled_outlives_the_session() {
        assumeClaimed(TimeInForce.GTC);
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));

        desk().harness.closeSession();
        desk().trade(-6);

        desk().expectFilled(order);
    }

    @Test
    default void C22_immediate_or_cancel_takes_what_there_is() {
        assumeClaimed(TimeInForce.IOC);
        assumeTrue(desk().harness.limitsVolume(), "volume cannot be limited");
        desk().harness.trade(desk().px(2), desk().half());
        OrderRequest order = desk().place(Orders.with(desk().limit(Side.BUY, 3), TimeInForce.IOC));

        desk().harness.trade(desk().px(2), desk().half());

        assertThat(desk().told(order.clOrdId())).containsExactly(ExecType.NEW, ExecType.TRADE, ExecType.CANCELED);
        assertThat(desk().position()).isEqualTo(desk().half());
    }

    @Test
    default void C23_immediate_or_cancel_away_from_the_market_is_cancelled() {
        assumeClaimed(TimeInForce.IOC);
        OrderRequest order = desk().place(Orders.with(desk().limit(Side.BUY, -5), TimeInForce.IOC));

        desk().trade(0);

        assertThat(desk().told(order.clOrdId())).containsExactly(ExecType.NEW, ExecType.CANCELED);
    }

    @Test
    default void C24_fill_or_kill_takes_nothing_when_it_cannot_take_all() {
        assumeClaimed(TimeInForce.FOK);
        assumeTrue(desk().harness.limitsVolume(), "volume cannot be limited");
        desk().harness.trade(desk().px(2), desk().half());
        OrderRequest order = desk().place(Orders.with(desk().limit(Side.BUY, 3), TimeInForce.FOK));

        desk().harness.trade(desk().px(2), desk().half());

        assertThat(desk().told(order.clOrdId())).containsExactly(ExecType.NEW, ExecType.CANCELED);
        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    default void C25_fill_or_kill_takes_all_when_it_can() {
        assumeClaimed(TimeInForce.FOK);
        OrderRequest order = desk().place(Orders.with(desk().limit(Side.BUY, 3), TimeInForce.FOK));

        desk().trade(2);

        desk().expectFilled(order);
        assertThat(desk().trades()).hasSize(1);
    }

    @Test
    default void C26_opening_order_fills_at_the_next_opening() {
        assumeClaimed(TimeInForce.OPG);
        OrderRequest order = desk().place(Orders.with(desk().market(Side.BUY), TimeInForce.OPG));

        desk().trade(1);
        desk().expectNoFill(order);
        desk().harness.closeSession();
        desk().trade(2);

        desk().expectFilled(order);
        assertThat(desk().trades().get(0).lastPx()).contains(desk().px(2));
    }

    @Test
    default void C27_closing_order_fills_at_the_end_of_the_session() {
        assumeClaimed(TimeInForce.CLS);
        OrderRequest order = desk().place(Orders.with(desk().market(Side.BUY), TimeInForce.CLS));

        desk().trade(1);
        desk().expectNoFill(order);
        desk().harness.closeSession();

        desk().expectFilled(order);
    }

    @Test
    default void C28_order_good_till_a_time_expires_then() {
        assumeClaimed(TimeInForce.GTD);
        OrderRequest order = desk().place(Orders.until(
                desk().limit(Side.BUY, -5), desk().harness.now().plus(Duration.ofMinutes(30))));

        desk().harness.pass(Duration.ofHours(1));
        desk().trade(-6);

        assertThat(desk().told(order.clOrdId())).containsExactly(ExecType.NEW, ExecType.EXPIRED);
    }

    @Test
    default void C29_times_in_force_that_are_not_claimed_are_rejected() {
        assertThat(desk().can().timesInForce()).isNotEmpty();

        Arrays.stream(TimeInForce.values())
                .filter(tif ->
                        tif != TimeInForce.GTD && !desk().can().timesInForce().contains(tif))
                .forEach(tif -> desk().expectRejected(desk().submit(Orders.with(desk().limit(Side.BUY, -5), tif))));
    }
}
