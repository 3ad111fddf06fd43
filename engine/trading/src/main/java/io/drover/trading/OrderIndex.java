package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.ClOrdId;
import io.drover.model.OrderId;
import io.drover.order.SplitTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All orders ever intended and those that are open, found by their own ids or by those of their cancels and replacements. */
final class OrderIndex {
    private final Map<ClOrdId, Order> all = new LinkedHashMap<>();
    private final Map<ClOrdId, Order> open = new LinkedHashMap<>();
    private final Map<ClOrdId, ClOrdId> changes = new HashMap<>();
    private List<Order> openNow = List.of();
    private final Map<ClOrdId, Instant> watched = new LinkedHashMap<>();
    private final SortedSet<OrderId> external = new TreeSet<>(Comparator.comparing(OrderId::value));
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

    /** The order with this id of the broker's. Looks at all of them: for what has no id of ours. */
    Optional<Order> ofBroker(OrderId id) {
        return all.values().stream()
                .filter(o -> o.orderId().filter(id::equals).isPresent())
                .findFirst();
    }

    /** Orders that were abandoned after they had been sent, and may still appear. */
    List<Order> watched() {
        return watched.keySet().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What was looked for long enough is forgotten. */
    void time(Instant now) {
        watched.entrySet().removeIf(w -> {
            boolean over = now.isAfter(w.getValue());
            if (over) {
                find(w.getKey()).ifPresent(Order::lookedForLongEnough);
            }
            return over;
        });
    }

    /** The broker has an order that is not ours. */
    void external(OrderId id) {
        external.add(id);
    }

    boolean isExternal(OrderId id) {
        return external.contains(id);
    }

    List<OrderId> external() {
        return List.copyOf(external);
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
        order.watchUntil().ifPresentOrElse(t -> watched.put(order.clOrdId(), t), () -> watched.remove(order.clOrdId()));
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
        image.orders()
                .forEach(o ->
                        o.watchUntil().ifPresent(t -> watched.put(o.request().clOrdId(), t)));
        external.addAll(image.external());
        image.open().forEach(id -> Optional.ofNullable(all.get(id)).ifPresent(o -> open.put(id, o)));
        changed = true;
    }
}
