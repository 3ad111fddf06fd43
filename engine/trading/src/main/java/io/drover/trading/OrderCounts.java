package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.OrdStatus;
import io.drover.model.OrderRole;
import java.util.Collection;
import java.util.List;

/** How many orders there were that memory has forgotten. */
final class OrderCounts {
    private StateImage.OrderCounts forgotten = new StateImage.OrderCounts(0, 0, 0, 0, 0);

    boolean isEmpty() {
        return forgotten.all() == 0;
    }

    void forget(List<Order> orders) {
        forgotten = plus(orders, 1);
    }

    void recall(List<Order> orders) {
        forgotten = plus(orders, -1);
    }

    /** With the orders that are in memory. */
    StateImage.OrderCounts with(Collection<Order> known) {
        return plus(known, 1);
    }

    private StateImage.OrderCounts plus(Collection<Order> orders, int sign) {
        return new StateImage.OrderCounts(
                forgotten.all() + (long) sign * orders.size(),
                forgotten.sent() + sign * sent(orders),
                forgotten.entries() + sign * filled(orders, OrderRole.ENTRY),
                forgotten.exits() + sign * filled(orders, OrderRole.EXIT),
                forgotten.protective() + sign * filled(orders, OrderRole.PROTECTIVE));
    }

    private static long sent(Collection<Order> orders) {
        long count = 0;
        for (Order order : orders) {
            count += order.isSent() && !order.isHeld() ? 1 : 0;
        }
        return count;
    }

    private static long filled(Collection<Order> orders, OrderRole role) {
        long count = 0;
        for (Order order : orders) {
            count += order.is(role) && order.status() == OrdStatus.FILLED ? 1 : 0;
        }
        return count;
    }

    StateImage.OrderCounts image() {
        return forgotten;
    }

    void restore(StateImage.OrderCounts image) {
        forgotten = image;
    }
}
