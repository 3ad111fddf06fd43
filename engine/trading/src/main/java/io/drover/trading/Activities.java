package io.drover.trading;

import io.drover.fact.Activity;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.journal.StateImage.Decided;
import io.drover.model.OrderRole;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts over time windows: new orders of the last minute, rejects of the last hour, losing exits in a row. */
final class Activities {
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** No window may be longer, so no fold need remember more. */
    static final Duration LONGEST = HOUR;

    private final Deque<Decided> orders = new ArrayDeque<>();
    private final Deque<Decided> inWindow = new ArrayDeque<>();
    private final Set<String> decisions = new HashSet<>();
    private final Deque<Instant> rejects = new ArrayDeque<>();
    private final SortedMap<String, Long> losses = new TreeMap<>();

    /** A decision whose intent is renewed counts once. */
    void intended(JournalRecord.Intent intent) {
        if (intent.decision().isEmpty() || decisions.add(intent.decision())) {
            Decided order = new Decided(intent.approvedAt(), intent.decision(), intent.request());
            orders.addLast(order);
            inWindow.addLast(order);
        }
    }

    void rejected(Instant at) {
        rejects.addLast(at);
    }

    /** A position was closed with this result. */
    void closed(String strategy, boolean loss) {
        losses.merge(strategy, 1L, (old, one) -> loss ? old + one : 0L);
        if (!loss) {
            losses.remove(strategy);
        }
    }

    /** New orders, entries and exits, decided after {@code now} minus one minute. */
    long ordersOfLastMinute(Instant now) {
        return inWindow.isEmpty() ? 0 : countAfter(now.minus(MINUTE));
    }

    private long countAfter(Instant time) {
        return inWindow.stream().filter(s -> s.at().isAfter(time)).count();
    }

    /** Orders for the same instrument, side, role and quantity decided within the window. */
    long duplicates(OrderRequest request, Instant now, Duration window) {
        return inWindow.stream()
                .filter(s -> s.at().isAfter(now.minus(window)))
                .filter(s -> same(s.request(), request))
                .count();
    }

    void addFacts(Instant now, Duration window, FactGroups facts) {
        if (!inWindow.isEmpty()) {
            forget(inWindow, now.minus(window.compareTo(MINUTE) > 0 ? window : MINUTE));
        }
        facts.add(new Activity("ACCOUNT", "", "orders-per-minute", ordersOfLastMinute(now)));
        facts.add(new Activity("ACCOUNT", "", "rejects-per-hour", rejectsOfLastHour(now)));
        losses.forEach((strategy, count) -> facts.add(new Activity("STRATEGY", strategy, "losses-in-a-row", count)));
    }

    private long rejectsOfLastHour(Instant now) {
        return rejects.isEmpty()
                ? 0
                : rejects.stream().filter(at -> !at.isBefore(now.minus(HOUR))).count();
    }

    /** A cycle was booked: what no later one can count is forgotten. */
    void cycle(Instant scheduledAt) {
        if (!orders.isEmpty()) {
            forget(inWindow, scheduledAt.minus(LONGEST));
            forget(orders, scheduledAt.minus(LONGEST)).forEach(decisions::remove);
        }
        while (!rejects.isEmpty() && rejects.getFirst().isBefore(scheduledAt.minus(HOUR))) {
            rejects.removeFirst();
        }
    }

    private static List<String> forget(Deque<Decided> orders, Instant before) {
        List<String> forgotten = new ArrayList<>();
        while (!orders.isEmpty() && orders.getFirst().at().isBefore(before)) {
            forgotten.add(orders.removeFirst().decision());
        }
        return forgotten;
    }

    StateImage.Activity image() {
        return new StateImage.Activity(
                List.copyOf(orders),
                List.copyOf(rejects),
                losses.entrySet().stream()
                        .map(e -> new StateImage.Count(e.getKey(), e.getValue()))
                        .toList());
    }

    void restore(StateImage.Activity image) {
        orders.addAll(image.orders());
        inWindow.addAll(image.orders());
        orders.stream().map(Decided::decision).filter(d -> !d.isEmpty()).forEach(decisions::add);
        rejects.addAll(image.rejects());
        image.losses().forEach(c -> losses.put(c.of(), c.count()));
    }

    private static boolean same(OrderRequest one, OrderRequest other) {
        return one.instrument().equals(other.instrument())
                && one.side() == other.side()
                && one.role() == other.role()
                && one.role() != OrderRole.PROTECTIVE
                && one.orderQty().equals(other.orderQty())
                && one.limitPx().equals(other.limitPx());
    }
}
