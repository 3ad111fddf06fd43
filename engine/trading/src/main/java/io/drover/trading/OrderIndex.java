package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.ClOrdId;
import io.drover.order.SplitTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All orders ever intended and those that are open, found by their own ids or by those of their cancels and replacements. */
final class OrderIndex {
    private final Map<ClOrdId, Order> all = new LinkedHashMap<>();
    private final Map<ClOrdId, Order> open = new LinkedHashMap<>();
    private final Map<ClOrdId, ClOrdId> changes = new HashMap<>();
    private List<Order> openNow = List.of();
    private boolean changed;

    /** Oldest first. */
    Collection<Order> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** Oldest first; held legs included. */
    List<Order> open() {
        if (changed) {
            openNow = List.copyOf(open.values());
            changed = false;
        }
        return openNow;
    }

    Optional<Order> find(ClOrdId id) {
        return Optional.ofNullable(all.get(original(id)));
    }

    private ClOrdId original(ClOrdId id) {
        return changes.getOrDefault(id, id);
    }

    void add(Order order) {
        all.put(order.clOrdId(), order);
        open.put(order.clOrdId(), order);
        changed = true;
    }

    /** A cancel or a replacement was asked for under an id of its own. */
    void change(ClOrdId request, ClOrdId order) {
        changes.put(request, original(order));
    }

    /** Whether the id is that of a cancel or a replacement. */
    boolean isChange(ClOrdId id) {
        return changes.containsKey(id);
    }

    /** Something happened to the order: it may have closed, or opened again. */
    void settle(Order order) {
        changed |= order.isOpen()
                ? open.putIfAbsent(order.clOrdId(), order) == null
                : open.remove(order.clOrdId()) != null;
    }

    /** Open orders of the instrument that was split change with it. */
    void split(SplitTerms terms) {
        open.values().stream()
                .filter(o -> o.request().instrument().equals(terms.instrument().id()))
                .forEach(o -> o.split(terms));
    }

    List<StateImage.Order> orders() {
        return all.values().stream().map(Order::image).toList();
    }

    List<ClOrdId> openIds() {
        return new ArrayList<>(open.keySet());
    }

    List<StateImage.Change> changes() {
        return new TreeMap<>(changes)
                .entrySet().stream()
                        .map(e -> new StateImage.Change(e.getKey(), e.getValue()))
                        .toList();
    }

    void restore(StateImage.Books image) {
        image.changes().forEach(c -> changes.put(c.request(), c.order()));
        image.orders().forEach(o -> all.put(o.request().clOrdId(), Order.of(o)));
        image.open().forEach(id -> Optional.ofNullable(all.get(id)).ifPresent(o -> open.put(id, o)));
        changed = true;
    }
}
