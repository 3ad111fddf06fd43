package io.drover.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C01–C19: what happens to a new order. */
interface SubmitScenarios extends Scenarios {
    @Test
    default void C01_market_order_is_accepted_and_fills() {
        OrderRequest order = desk().place(desk().market(Side.BUY));

        desk().trade(0);

        desk().expectFilled(order);
        assertThat(desk().position()).isEqualTo(desk().unit());
    }

    @Test
    default void C02_limit_order_rests_until_the_market_reaches_it() {
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));

        desk().trade(-2);
        desk().expectNoFill(order);
        desk().trade(-6);

        desk().expectFilled(order);
    }

    @Test
    default void C03_limit_order_never_fills_worse_than_its_limit() {
        OrderRequest order = desk().place(desk().limit(Side.BUY, 3));

        desk().trade(1);

        Price paid = desk().trades().get(0).lastPx().orElseThrow();
        desk().expectFilled(order);
        assertThat(paid).isLessThanOrEqualTo(desk().px(3));
    }

    @Test
    default void C04_stop_order_waits_for_its_stop() {
        assumeTrue(desk().can().ordTypes().contains(OrdType.STOP), "no stop orders");
        desk().hold();
        OrderRequest order = desk().place(desk().stop(Side.SELL, -5));

        desk().trade(-4);
        desk().expectNoFill(order);
        desk().trade(-6);

        desk().expectFilled(order);
        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    default void C05_stop_limit_order_fills_within_its_limit_only() {
        assumeTrue(desk().can().ordTypes().contains(OrdType.STOP_LIMIT), "no stop-limit orders");
        desk().hold();
        OrderRequest order = desk().place(Orders.stopLimit(desk().stop(Side.SELL, -5), desk().px(-6)));

        desk().trade(-9);
        desk().expectNoFill(order);
        desk().trade(-6);

        desk().expectFilled(order);
    }

    @Test
    default void C06_trailing_stop_follows_the_market_up() {
        assumeTrue(desk().can().ordTypes().contains(OrdType.TRAILING_STOP), "no trailing stops");
        desk().hold();
        OrderRequest order = desk().place(Orders.trailing(desk().market(Side.SELL), new BigDecimal("0.02")));

        desk().trade(10);
        desk().expectNoFill(order);
        desk().trade(5);

        desk().expectFilled(order);
    }

    @Test
    default void C07_sale_reduces_the_position() {
        desk().hold();

        OrderRequest sale = desk().place(desk().market(Side.SELL).withQty(desk().half()));
        desk().trade(0);

        desk().expectFilled(sale);
        assertThat(desk().position()).isEqualTo(desk().half());
    }

    @Test
    default void C08_short_sale_opens_a_negative_position_or_is_rejected() {
        OrderRequest order = desk().market(Side.SELL_SHORT);

        SubmitResult result = desk().submit(order);
        desk().trade(0);

        if (desk().can().shortSelling()) {
            desk().expectFilled(order);
            assertThat(desk().position()).isEqualTo(desk().unit().negated());
        } else {
            desk().expectRejected(result);
        }
    }

    @Test
    default void C09_order_types_that_are_not_claimed_are_rejected() {
        desk().hold();
        OrderRequest stop = desk().stop(Side.SELL, -5);

        if (!desk().can().ordTypes().contains(OrdType.STOP)) {
            desk().expectRejected(desk().submit(stop));
        }
        if (!desk().can().ordTypes().contains(OrdType.STOP_LIMIT)) {
            desk().expectRejected(desk().submit(Orders.stopLimit(stop, desk().px(-6))));
        }
        if (!desk().can().ordTypes().contains(OrdType.TRAILING_STOP)) {
            desk().expectRejected(desk().submit(Orders.trailing(desk().market(Side.SELL), new BigDecimal("0.02"))));
        }
        assertThat(desk().can().ordTypes()).contains(OrdType.MARKET, OrdType.LIMIT);
    }

    @Test
    default void C10_accepted_order_is_reported_new_exactly_once_and_first() {
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));

        desk().trade(-6);

        assertThat(desk().told(order.clOrdId())).containsOnlyOnce(ExecType.NEW).startsWith(ExecType.NEW);
    }

    @Test
    default void C11_report_carries_the_brokers_order_id_of_the_answer() {
        OrderRequest order = desk().limit(Side.BUY, -5);

        SubmitResult result = desk().submit(order);

        Optional<ClOrdId> repeated =
                desk().can().clientKey() == ClientKey.NONE ? Optional.empty() : Optional.of(order.clOrdId());
        assertThat(result)
                .isEqualTo(
                        new SubmitResult.Accepted(desk().last(order.clOrdId()).orderId(), repeated));
    }

    @Test
    default void C12_second_order_with_the_same_id_is_rejected() {
        assumeTrue(desk().can().clientKey() == ClientKey.UNIQUE, "ids are not unique at this broker");
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));

        desk().expectRejected(desk().submit(order));

        assertThat(desk().snapshot().orders()).hasSize(1);
    }

    @Test
    default void C13_id_of_a_closed_order_stays_used() {
        assumeTrue(desk().can().clientKey() == ClientKey.UNIQUE, "ids are not unique at this broker");
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));
        desk().cancel(order.clOrdId());

        desk().expectRejected(desk().submit(order));
    }

    @Test
    default void C14_unknown_instrument_is_rejected() {
        OrderRequest order = Orders.market(desk().id(), InstrumentId.parse("NOSUCH.NOWHERE"), Side.BUY, desk().unit());

        desk().expectRejected(desk().submit(order));
    }

    @Test
    default void C15_price_off_the_tick_is_rejected() {
        Price off = new Price(desk().px(-5)
                .value()
                .add(desk().harness.instrument().tick().value().multiply(new BigDecimal("0.5"))));

        desk().expectRejected(desk().submit(
                        Orders.limit(desk().id(), desk().harness.instrument().id(), Side.BUY, desk().unit(), off)));
    }

    @Test
    default void C16_quantity_off_the_lot_is_rejected() {
        assumeFalse(desk().can().fractional(), "fractions are taken");
        Quantity off = new Quantity(desk().harness.instrument().lot().value().multiply(new BigDecimal("1.5")));

        desk().expectRejected(desk().submit(desk().market(Side.BUY).withQty(off)));
    }

    @Test
    default void C17_order_beyond_buying_power_is_rejected() {
        Quantity tooMuch = new Quantity(desk().unit().value().multiply(new BigDecimal("1000000")));

        desk().expectRejected(desk().submit(desk().limit(Side.BUY, 0).withQty(tooMuch)));
    }

    @Test
    default void C18_sale_of_more_than_is_held_is_rejected() {
        desk().hold();

        desk().expectRejected(desk().submit(
                        desk().market(Side.SELL).withQty(desk().unit().plus(desk().unit()))));
    }

    @Test
    default void C19_rejected_order_leaves_no_trace() {
        BrokerSnapshot before = desk().snapshot();

        desk().submit(desk().market(Side.SELL));

        BrokerSnapshot after = desk().snapshot();
        assertThat(desk().trades()).isEmpty();
        assertThat(after.cash()).isEqualTo(before.cash());
        assertThat(after.orders().stream().filter(o -> o.ordStatus().isOpen())).isEmpty();
        assertThat(after.positions()).isEmpty();
    }
}
