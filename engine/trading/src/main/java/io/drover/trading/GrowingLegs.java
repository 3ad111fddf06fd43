package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.Quantity;
import io.drover.order.SplitTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Protective legs of which the broker has not said yet that they followed their entries' fills: each may take more than
 * our books know, and a filled one may work again.
 */
final class GrowingLegs {
    private final Map<ClOrdId, Promise> promises = new LinkedHashMap<>();

    private record Promise(Order leg, Quantity quantity) {
        boolean isKept() {
            boolean over = !leg.isOpen() && leg.status() != OrdStatus.FILLED;
            return over || quantity.compareTo(leg.request().orderQty()) <= 0;
        }
    }

    /** The leg's entry has filled so much. What we changed ourselves follows no more, a held leg counts with all. */
    void entryFilled(Order leg, Quantity quantity) {
        if (!leg.isHeld() && leg.changes() == 0) {
            promises.put(leg.clOrdId(), new Promise(leg, quantity));
            settle(leg);
        }
    }

    /** Something was heard of an order. */
    void settle(Order order) {
        Promise promise = promises.get(order.clOrdId());
        if (promise != null && promise.isKept()) {
            promises.remove(order.clOrdId());
        }
    }

    /** Promises of the instrument that was split, in units of today. */
    void split(SplitTerms terms) {
        promises.replaceAll((id, promise) ->
                promise.leg().request().instrument().equals(terms.instrument().id())
                        ? new Promise(promise.leg(), terms.quantity(promise.quantity()))
                        : promise);
    }

    /** Whether more is expected of this leg. */
    boolean has(Order leg) {
        return promises.containsKey(leg.clOrdId());
    }

    List<Order> of(InstrumentId id) {
        List<Order> legs = new ArrayList<>();
        for (Promise promise : promises.values()) {
            if (promise.leg().request().instrument().equals(id)) {
                legs.add(promise.leg());
            }
        }
        return legs;
    }

    List<StateImage.Leg> image() {
        return promises.entrySet().stream()
                .map(e -> new StateImage.Leg(e.getKey(), e.getValue().quantity()))
                .toList();
    }

    void restore(Order leg, Quantity quantity) {
        promises.put(leg.clOrdId(), new Promise(leg, quantity));
    }
}
