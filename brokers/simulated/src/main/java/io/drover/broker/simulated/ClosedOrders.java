package io.drover.broker.simulated;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Orders that have closed with all their legs, in the order in which they did. */
final class ClosedOrders {
    private final Set<SimOrder> closed = new LinkedHashSet<>();

    /** An order or a leg has closed. */
    void add(SimOrder order) {
        SimOrder entry = order.parent.orElse(order);
        if (!entry.isOpen() && !hasOpenLeg(entry)) {
            closed.add(entry);
        }
    }

    private static boolean hasOpenLeg(SimOrder entry) {
        for (SimOrder leg : entry.legs) {
            if (leg.isOpen()) {
                return true;
            }
        }
        return false;
    }

    /** Takes out the one that closed first, if more than so many are here. */
    Optional<SimOrder> beyond(int kept) {
        if (closed.size() <= kept) {
            return Optional.empty();
        }
        Iterator<SimOrder> all = closed.iterator();
        SimOrder first = all.next();
        all.remove();
        return Optional.of(first);
    }
}
