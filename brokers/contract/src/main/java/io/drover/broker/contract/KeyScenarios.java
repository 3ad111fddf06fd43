package io.drover.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.model.ExecType;
import io.drover.model.OrderId;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerStanding;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C61–C67: an order that nobody answered can be found again by what the broker keeps of our ids, or without any. */
interface KeyScenarios extends Scenarios {
    @Test
    default void C61_standing_is_what_the_books_show_as_working_and_held() {
        desk().hold();
        desk().place(desk().limit(Side.BUY, -5));
        OrderRequest cancelled = desk().place(desk().limit(Side.BUY, -6));
        desk().cancel(cancelled.clOrdId());
        desk().harness.reports();

        BrokerStanding standing = desk().harness.broker().standing();

        assertThat(standing).isEqualTo(BrokerStanding.of(desk().snapshot()));
        assertThat(standing.openOrders()).hasSize(1);
        assertThat(standing.positions()).hasSize(1);
    }

    @Test
    default void C62_reference_is_shown_with_the_order_while_it_works_and_after_it_closed() {
        assumeTrue(desk().can().clientKey() != ClientKey.NONE, "no id of ours is kept at this broker");
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));
        Optional<?> working = desk().booked(order.clOrdId()).clOrdId();

        desk().cancel(order.clOrdId());
        desk().harness.reports();

        assertThat(working).isEqualTo(Optional.of(order.clOrdId()));
        assertThat(desk().booked(order.clOrdId()).clOrdId()).isEqualTo(Optional.of(order.clOrdId()));
    }

    @Test
    default void C63_second_order_with_the_same_reference_is_another_order_that_shows_it_too() {
        assumeTrue(desk().can().clientKey() == ClientKey.REFERENCE, "ids are unique, or not kept, at this broker");
        OrderRequest order = desk().limit(Side.BUY, -5);
        OrderId first = desk().acceptedAs(order);

        OrderId second = desk().acceptedAs(order);

        assertThat(second).isNotEqualTo(first);
        assertThat(desk().snapshot().orders())
                .filteredOn(o -> o.clOrdId().equals(Optional.of(order.clOrdId())))
                .extracting(BrokerOrder::orderId)
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    default void C64_order_without_our_id_is_the_only_new_one_like_it() {
        assumeTrue(desk().can().clientKey() == ClientKey.NONE, "the broker keeps ids of ours");
        desk().place(desk().limit(Side.BUY, -6));
        List<OrderId> before =
                desk().snapshot().orders().stream().map(BrokerOrder::orderId).toList();
        Instant sent = desk().harness.now();
        OrderRequest order = desk().limit(Side.BUY, -5);

        OrderId taken = desk().acceptedAs(order);

        List<BrokerOrder> fresh = desk().snapshot().orders().stream()
                .filter(o -> !before.contains(o.orderId()))
                .toList();
        assertThat(fresh).singleElement().satisfies(o -> {
            assertThat(o.orderId()).isEqualTo(taken);
            assertThat(o.clOrdId()).isEmpty();
            assertThat(o.instrument()).isEqualTo(order.instrument());
            assertThat(o.side()).isEqualTo(order.side());
            assertThat(o.orderQty()).isEqualTo(order.orderQty());
            assertThat(o.createdAt()).isAfterOrEqualTo(sent);
        });
    }

    @Test
    default void C65_order_whose_id_is_not_kept_is_still_cancelled_by_it() {
        assumeTrue(desk().can().clientKey() == ClientKey.NONE, "the broker keeps ids of ours");
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));

        desk().cancel(order.clOrdId());
        desk().harness.reports();

        assertThat(desk().told(order.clOrdId())).endsWith(ExecType.CANCELED);
        assertThat(desk().harness.broker().standing().openOrders()).isEmpty();
    }

    @Test
    default void C66_two_orders_alike_are_two_orders_with_ids_of_their_own() {
        OrderId first = desk().acceptedAs(desk().limit(Side.BUY, -5));

        OrderId second = desk().acceptedAs(desk().limit(Side.BUY, -5));

        assertThat(second).isNotEqualTo(first);
        assertThat(desk().harness.broker().standing().openOrders()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    default void C67_close_of_what_is_no_longer_listed_opens_nothing_where_nobody_lends() {
        assumeTrue(!desk().can().shortSelling(), "a second sale would open a short position at this broker");
        desk().hold();
        desk().place(desk().market(Side.SELL));
        desk().trade(1);

        SubmitResult again = desk().submit(desk().market(Side.SELL));

        desk().expectRejected(again);
        assertThat(desk().snapshot().positions()).isEmpty();
    }
}
