package io.drover.trading;

import io.drover.model.OrdType;
import io.drover.model.OrderRole;

/** What rules and people call an order: its decision's ordinal, with the leg for protective orders. */
final class OrderLabel {
    private OrderLabel() {}

    /** E.g. {@code 17-0}, {@code 17-0/stop}, {@code 17-0/take-profit}. */
    static String of(Order order) {
        if (!order.is(OrderRole.PROTECTIVE)) {
            return order.decision();
        }
        return order.decision() + (order.request().ordType() == OrdType.LIMIT ? "/take-profit" : "/stop");
    }
}
