package io.drover.trading;

import io.drover.fact.Activity;
import io.drover.journal.JournalRecord;
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

    private final Deque<Sent> orders = new ArrayDeque<>();
    private final Set<String> decisions = new HashSet<>();
    private final Deque<Instant> rejects = new ArrayDeque<>();
    private final SortedMap<String, Long> losses = new TreeMap<>();

    /** An order that was decided. */
    private record Sent(Instant at, String decision, OrderRequest request) {}

    /** A decision whose intent is renewed counts once. */
    void intended(JournalRecord.Intent intent) {
        if (intent.decision().isEmpty() || decisions.add(intent.decision())) {
            orders.addLast(new Sent(intent.approvedAt(), intent.decision(), intent.request()));
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
        return orders.stream().filter(s -> s.at().isAfter(now.minus(MINUTE))).count();
    }

    /** Orders for the same instrument, side, role and quantity decided within the window. */
    long duplicates(OrderRequest request, Instant now, Duration window) {
        return orders.stream()
                .filter(s -> s.at().isAfter(now.minus(window)))
                .filter(s -> same(s.request(), request))
                .count();
    }

    List<Activity> facts(Instant now, Duration window) {
        forget(now, window);
        List<Activity> facts = new ArrayList<>();
        facts.add(new Activity("ACCOUNT", "", "orders-per-minute", ordersOfLastMinute(now)));
        facts.add(new Activity("ACCOUNT", "", "rejects-per-hour", rejects.size()));
        losses.forEach((strategy, count) -> facts.add(new Activity("STRATEGY", strategy, "losses-in-a-row", count)));
        return facts;
    }

    private void forget(Instant now, Duration window) {
        Duration keep = window.compareTo(MINUTE) > 0 ? window : MINUTE;
        while (!orders.isEmpty() && orders.getFirst().at().isBefore(now.minus(keep))) {
            decisions.remove(orders.removeFirst().decision());
        }
        while (!rejects.isEmpty() && rejects.getFirst().isBefore(now.minus(HOUR))) {
            rejects.removeFirst();
        }
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
