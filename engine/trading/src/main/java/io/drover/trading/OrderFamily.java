package io.drover.trading;

import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import java.util.ArrayList;
import java.util.List;

/** An order, its protective legs and what was heard of them: kept or forgotten as a whole. Without orders it is not ours. */
final class OrderFamily {
    private final ClOrdId id;
    private final List<Order> orders = new ArrayList<>(1);
    private final List<ClOrdId> changes = new ArrayList<>(0);
    private final List<ExecId> heard = new ArrayList<>(2);
    private final List<ExecId> superseded = new ArrayList<>(0);

    OrderFamily(ClOrdId id) {
        this.id = id;
    }

    ClOrdId id() {
        return id;
    }

    /** The order first, then its legs. */
    List<Order> orders() {
        return orders;
    }

    /** Ids of cancels and replacements that were asked for, oldest first. */
    List<ClOrdId> changes() {
        return changes;
    }

    /** Ids of all reports about it, oldest first. */
    List<ExecId> heard() {
        return heard;
    }

    /** Ids of fills that its reports corrected or busted. */
    List<ExecId> superseded() {
        return superseded;
    }

    /** Whether nothing more is expected of it. */
    boolean isOver(GrowingLegs growing) {
        for (Order order : orders) {
            if (order.isOpen() || order.watchUntil().isPresent() || growing.has(order)) {
                return false;
            }
        }
        return true;
    }
}
