package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.ClOrdId;
import io.drover.model.OrderId;
import io.drover.order.SplitTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Orders in memory, found by their own ids or by those of their cancels and replacements: all that are open, and those
 * that closed last.
 */
final class OrderIndex {
    private final ClosedKept kept;
    private final Map<ClOrdId, OrderFamily> families = new LinkedHashMap<>();
    private final Map<ClOrdId, Order> all = new HashMap<>();
    private final Map<ClOrdId, Order> open = new LinkedHashMap<>();
    private final Set<ClOrdId> closed = new LinkedHashSet<>();
    private final Map<ClOrdId, ClOrdId> changes = new HashMap<>();
    private List<Order> openNow = List.of();
    private final SortedMap<ClOrdId, Instant> watched = new TreeMap<>(Comparator.comparing(ClOrdId::value));
    private final SortedSet<OrderId> external = new TreeSet<>(Comparator.comparing(OrderId::value));
    private boolean changed;

    OrderIndex(ClosedKept kept) {
        this.kept = kept;
    }

    /** Oldest first. */
    Collection<Order> all() {
        return families.values().stream().flatMap(f -> f.orders().stream()).toList();
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
        return watched.isEmpty()
                ? List.of()
                : watched.keySet().stream()
                        .map(this::find)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** What was looked for long enough is forgotten. */
    void time(Instant now, GrowingLegs growing) {
        if (watched.isEmpty()) {
            return;
        }
        watched.entrySet().removeIf(w -> {
            boolean over = now.isAfter(w.getValue());
            if (over) {
                find(w.getKey()).ifPresent(order -> {
                    order.lookedForLongEnough();
                    settleFamily(order, growing);
                });
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

    private ClOrdId familyId(ClOrdId id) {
        return find(id).map(Order::family).orElseGet(() -> original(id));
    }

    /** What is in memory under any of its ids. */
    Optional<OrderFamily> family(ClOrdId id) {
        return Optional.ofNullable(families.get(familyId(id)));
    }

    /** The same; a new one, of an order that is not ours, where there is none. */
    OrderFamily heardOf(ClOrdId id) {
        ClOrdId family = familyId(id);
        return Optional.ofNullable(families.get(family)).orElseGet(() -> {
            closed.add(family);
            return make(family);
        });
    }

    private OrderFamily make(ClOrdId family) {
        return families.computeIfAbsent(family, OrderFamily::new);
    }

    void add(Order order) {
        put(order);
        open.put(order.clOrdId(), order);
        closed.remove(order.family());
        changed = true;
    }

    private void put(Order order) {
        List<Order> members = make(order.family()).orders();
        members.removeIf(o -> o.clOrdId().equals(order.clOrdId()));
        members.add(order);
        all.put(order.clOrdId(), order);
    }

    /** A cancel or a replacement was asked for under an id of its own. */
    void change(ClOrdId request, ClOrdId order) {
        if (changes.put(request, original(order)) == null) {
            heardOf(order).changes().add(request);
        }
    }

    /** Whether the id is that of a cancel or a replacement. */
    boolean isChange(ClOrdId id) {
        return changes.containsKey(id);
    }

    /** Something happened to the order: it may have closed, or opened again, and its family with it. */
    void settle(Order order, GrowingLegs growing) {
        order.watchUntil().ifPresentOrElse(t -> watched.put(order.clOrdId(), t), () -> watched.remove(order.clOrdId()));
        changed |= order.isOpen()
                ? open.putIfAbsent(order.clOrdId(), order) == null
                : open.remove(order.clOrdId()) != null;
        settleFamily(order, growing);
    }

    private void settleFamily(Order order, GrowingLegs growing) {
        if (!order.isOpen() && make(order.family()).isOver(growing)) {
            closed.add(order.family());
        } else {
            closed.remove(order.family());
        }
    }

    /** Forgets what closed earliest, as far as more than the number to keep is closed. */
    void forgetOldest(Consumer<OrderFamily> forgotten) {
        while (closed.size() > kept.count()) {
            Iterator<ClOrdId> oldest = closed.iterator();
            OrderFamily family = make(oldest.next());
            oldest.remove();
            forgotten.accept(family);
        }
    }

    /** Whether a family is looked for, and therefore stays. */
    boolean isWanted(OrderFamily family) {
        Set<ClOrdId> wanted = kept.besides();
        return !wanted.isEmpty()
                && (wanted.contains(family.id())
                        || family.changes().stream().anyMatch(wanted::contains)
                        || family.orders().stream().map(Order::clOrdId).anyMatch(wanted::contains));
    }

    void forget(OrderFamily family) {
        families.remove(family.id());
        family.orders().forEach(o -> all.remove(o.clOrdId()));
        family.changes().forEach(changes::remove);
    }

    /** Open orders of the instrument that was split change with it. */
    void split(SplitTerms terms) {
        open.values().stream()
                .filter(o -> o.request().instrument().equals(terms.instrument().id()))
                .forEach(o -> o.split(terms));
    }

    StateImage.Family image(OrderFamily family, FillLog log) {
        return new StateImage.Family(
                family.id(),
                family.orders().stream().map(Order::image).toList(),
                family.changes().stream()
                        .map(id -> new StateImage.Change(id, original(id)))
                        .toList(),
                log.fills(family.heard()),
                family.heard(),
                family.superseded());
    }

    List<StateImage.Family> images(FillLog log) {
        return families.values().stream().map(f -> image(f, log)).toList();
    }

    List<ClOrdId> openIds() {
        return new ArrayList<>(open.keySet());
    }

    List<ClOrdId> closedIds() {
        return new ArrayList<>(closed);
    }

    /** Takes the place of what was known of it. */
    OrderFamily restore(StateImage.Family image) {
        OrderFamily family = make(image.id());
        image.changes().forEach(c -> changes.put(c.request(), c.order()));
        image.changes().forEach(c -> family.changes().add(c.request()));
        image.orders().forEach(o -> put(Order.of(image.id(), o)));
        family.heard().addAll(image.heard());
        family.superseded().addAll(image.superseded());
        return family;
    }

    /** It came back from the journal: the last that closed. */
    void recalled(OrderFamily family) {
        closed.add(family.id());
    }

    void restore(StateImage.Books image) {
        image.families().forEach(this::restore);
        all().forEach(o -> o.watchUntil().ifPresent(t -> watched.put(o.clOrdId(), t)));
        external.addAll(image.external());
        image.open().forEach(id -> Optional.ofNullable(all.get(id)).ifPresent(o -> open.put(id, o)));
        closed.addAll(image.closed());
        changed = true;
    }
}
