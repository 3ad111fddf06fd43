package io.drover.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C30–C42: partial fills, cancel and replace, and their races. */
interface ChangeScenarios extends Scenarios {
    private void assumeReplace() {
        assumeTrue(desk().can().replace(), "orders cannot be replaced");
    }

    private OrderRequest halfFilled() {
        assumeTrue(desk().harness.limitsVolume(), "volume cannot be limited");
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));
        desk().harness.trade(desk().px(-5), desk().half());
        return order;
    }

    @Test
    default void C30_partial_fills_add_up() {
        OrderRequest order = halfFilled();
        assertThat(desk().last(order.clOrdId()).ordStatus()).isEqualTo(OrdStatus.PARTIALLY_FILLED);
        assertThat(desk().last(order.clOrdId()).leavesQty()).isEqualTo(desk().half());

        desk().harness.trade(desk().px(-6), desk().half());

        desk().expectFilled(order);
        assertThat(desk().trades()).hasSize(2);
    }

    @Test
    default void C31_cancelled_order_is_closed_and_leaves_nothing() {
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));

        assertThat(desk().cancel(order.clOrdId())).isInstanceOf(SubmitResult.Accepted.class);

        ExecutionReport last = desk().last(order.clOrdId());
        assertThat(last.execType()).isEqualTo(ExecType.CANCELED);
        assertThat(last.ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(last.leavesQty()).isEqualTo(Quantity.ZERO);
    }

    @Test
    default void C32_cancelled_order_never_fills() {
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));
        desk().cancel(order.clOrdId());
        desk().harness.reports();

        desk().trade(-6);

        desk().expectNoFill(order);
        assertThat(desk().position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    default void C33_cancel_after_the_fill_is_refused_and_the_fill_stands() {
        OrderRequest order = desk().hold();

        desk().cancel(order.clOrdId());

        assertThat(desk().told(order.clOrdId())).doesNotContain(ExecType.CANCELED);
        assertThat(desk().booked(order.clOrdId()).ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(desk().position()).isEqualTo(desk().unit());
    }

    @Test
    default void C34_refused_cancel_is_reported() {
        OrderRequest order = desk().hold();

        SubmitResult result = desk().cancel(order.clOrdId());

        boolean told = desk().told(order.clOrdId()).contains(ExecType.CANCEL_REJECTED);
        assertThat(told || result instanceof SubmitResult.Rejected).isTrue();
    }

    @Test
    default void C35_cancel_after_a_partial_fill_keeps_the_fill() {
        OrderRequest order = halfFilled();

        desk().cancel(order.clOrdId());
        desk().harness.reports();
        desk().trade(-6);

        assertThat(desk().booked(order.clOrdId()).ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(desk().booked(order.clOrdId()).cumQty()).isEqualTo(desk().half());
        assertThat(desk().position()).isEqualTo(desk().half());
    }

    @Test
    default void C36_cancel_of_an_unknown_order_is_refused() {
        SubmitResult result = desk().cancel(desk().id());

        desk().expectRejected(result);
    }

    @Test
    default void C37_second_cancel_changes_nothing() {
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));
        desk().cancel(order.clOrdId());

        desk().cancel(order.clOrdId());

        assertThat(desk().told(order.clOrdId())).containsOnlyOnce(ExecType.CANCELED);
    }

    @Test
    default void C38_replaced_order_works_under_its_new_id_and_price() {
        assumeReplace();
        OrderRequest order = desk().place(desk().limit(Side.BUY, -8));
        ReplaceRequest change = desk().relimit(order, desk().unit(), -4);

        desk().replace(change);
        ExecutionReport replaced = desk().last(change.clOrdId());
        desk().trade(-5);

        assertThat(replaced.execType()).isEqualTo(ExecType.REPLACED);
        assertThat(replaced.origClOrdId()).isEqualTo(Optional.of(order.clOrdId()));
        assertThat(desk().last(change.clOrdId()).ordStatus()).isEqualTo(OrdStatus.FILLED);
        desk().expectNoFill(order);
    }

    @Test
    default void C39_replace_after_the_fill_is_refused() {
        assumeReplace();
        OrderRequest order = desk().place(desk().limit(Side.BUY, -5));
        desk().trade(-6);

        SubmitResult result = desk().replace(desk().relimit(order, desk().unit(), -4));

        boolean told = desk().told(order.clOrdId()).contains(ExecType.CANCEL_REJECTED);
        assertThat(told || result instanceof SubmitResult.Rejected).isTrue();
        assertThat(desk().booked(order.clOrdId()).ordStatus()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    default void C40_replace_to_what_is_filled_already_is_refused() {
        assumeReplace();
        OrderRequest order = halfFilled();

        SubmitResult result = desk().replace(desk().relimit(order, desk().half(), -5));

        boolean told = desk().told(order.clOrdId()).contains(ExecType.CANCEL_REJECTED);
        assertThat(told || result instanceof SubmitResult.Rejected).isTrue();
        assertThat(desk().booked(order.clOrdId()).ordStatus()).isEqualTo(OrdStatus.PARTIALLY_FILLED);
    }

    @Test
    default void C41_quantity_of_a_replaced_order_counts_what_is_filled() {
        assumeReplace();
        OrderRequest order = halfFilled();
        ReplaceRequest more = desk().relimit(order, desk().unit().plus(desk().half()), -5);

        desk().replace(more);

        ExecutionReport replaced = desk().last(more.clOrdId());
        assertThat(replaced.cumQty()).isEqualTo(desk().half());
        assertThat(replaced.leavesQty()).isEqualTo(desk().unit());
    }

    @Test
    default void C42_cancel_under_the_old_id_of_a_replaced_order_is_refused() {
        assumeReplace();
        OrderRequest order = desk().place(desk().limit(Side.BUY, -8));
        ReplaceRequest change = desk().relimit(order, desk().unit(), -4);
        desk().replace(change);

        desk().cancel(order.clOrdId());

        assertThat(desk().booked(change.clOrdId()).ordStatus().isOpen()).isTrue();
    }
}
