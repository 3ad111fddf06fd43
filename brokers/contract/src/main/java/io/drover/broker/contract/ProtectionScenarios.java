package io.drover.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.OrderRequest;
import org.junit.jupiter.api.Test;

/** C43–C52: stop and take-profit legs attached to an entry. */
interface ProtectionScenarios extends Scenarios {
    private OrderRequest bracketed(OrderRequest entry, int stopSteps, int takeProfitSteps) {
        assumeTrue(desk().can().protection(), "legs are not worked");
        return desk().place(Orders.with(entry, desk().bracket(stopSteps, takeProfitSteps)));
    }

    private OrderRequest protectedPosition() {
        OrderRequest entry = bracketed(desk().market(Side.BUY), -5, 5);
        desk().trade(0);
        return entry;
    }

    private static ClOrdId stop(OrderRequest entry) {
        return entry.protection().stopClOrdId().orElseThrow();
    }

    private static ClOrdId takeProfit(OrderRequest entry) {
        return entry.protection().takeProfitClOrdId().orElseThrow();
    }

    @Test
    default void C43_legs_are_silent_until_the_entry_fills() {
        OrderRequest entry = bracketed(desk().limit(Side.BUY, -2), -7, 3);

        assertThat(desk().reportsOf(stop(entry))).isEmpty();
        assertThat(desk().reportsOf(takeProfit(entry))).isEmpty();
        assertThat(desk().snapshot().orders()).hasSize(1);
    }

    @Test
    default void C44_legs_work_for_the_filled_quantity() {
        OrderRequest entry = protectedPosition();

        assertThat(desk().last(stop(entry)).execType()).isEqualTo(ExecType.NEW);
        assertThat(desk().last(stop(entry)).orderQty()).isEqualTo(desk().unit());
        assertThat(desk().last(stop(entry)).side()).isEqualTo(Side.SELL);
        assertThat(desk().last(takeProfit(entry)).leavesQty()).isEqualTo(desk().unit());
    }

    @Test
    default void C45_legs_follow_partial_fills() {
        assumeTrue(desk().harness.limitsVolume(), "volume cannot be limited");
        OrderRequest entry = bracketed(desk().limit(Side.BUY, -2), -7, 3);

        desk().harness.trade(desk().px(-2), desk().half());
        Quantity first = desk().booked(stop(entry)).orderQty();
        desk().harness.trade(desk().px(-2), desk().half());

        assertThat(first).isEqualTo(desk().half());
        assertThat(desk().booked(stop(entry)).orderQty()).isEqualTo(desk().unit());
        assertThat(desk().booked(takeProfit(entry)).orderQty()).isEqualTo(desk().unit());
    }

    @Test
    default void C46_stop_that_fills_cancels_the_take_profit() {
        OrderRequest entry = protectedPosition();

        desk().trade(-6);

        assertThat(desk().booked(stop(entry)).ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(desk().booked(takeProfit(entry)).ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    default void C47_take_profit_that_fills_cancels_the_stop() {
        OrderRequest entry = protectedPosition();

        desk().trade(6);

        assertThat(desk().booked(takeProfit(entry)).ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(desk().booked(stop(entry)).ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    default void C48_legs_together_never_close_more_than_the_position() {
        protectedPosition();

        desk().trade(-6);
        desk().trade(6);
        desk().trade(-6);

        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
        assertThat(desk().trades()).hasSize(2);
    }

    @Test
    default void C49_cancelled_entry_takes_its_legs_along() {
        OrderRequest entry = bracketed(desk().limit(Side.BUY, -2), -7, 3);

        desk().cancel(entry.clOrdId());
        desk().harness.reports();
        desk().trade(-8);
        desk().trade(4);

        assertThat(desk().trades()).isEmpty();
        assertThat(desk().snapshot().orders().stream().filter(o -> o.ordStatus().isOpen()))
                .isEmpty();
    }

    @Test
    default void C50_legs_outlive_the_session() {
        OrderRequest entry = protectedPosition();

        desk().harness.closeSession();
        desk().trade(-6);

        assertThat(desk().booked(stop(entry)).ordStatus()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    default void C51_leg_can_be_cancelled_and_the_position_then_sold() {
        OrderRequest entry = protectedPosition();

        desk().cancel(stop(entry));
        desk().cancel(takeProfit(entry));
        desk().harness.reports();
        OrderRequest exit = desk().place(desk().market(Side.SELL));
        desk().trade(0);

        desk().expectFilled(exit);
        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    default void C52_legs_of_a_short_entry_buy_it_back() {
        assumeTrue(desk().can().shortSelling(), "no short selling");
        OrderRequest entry = bracketed(desk().market(Side.SELL_SHORT), 5, -5);
        desk().trade(0);

        desk().trade(6);

        assertThat(desk().booked(stop(entry)).ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
    }
}
