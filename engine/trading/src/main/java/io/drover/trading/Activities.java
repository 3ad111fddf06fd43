package io.drover.trading;

import io.drover.fact.Activity;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.journal.StateImage.Decided;
import io.drover.journal.StateImage.Losses;
import io.drover.journal.StateImage.Rejected;
import io.drover.journal.StateImage.Traded;
import io.drover.model.Control;
import io.drover.model.InstrumentId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Side;
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

/** What limits count over time: new orders, rejects, executed entries, losing exits in a row, prices paid. */
final class Activities {
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** How long losses in a row are remembered: the pause of control C22. */
    private static final Duration COOL_DOWN = HOUR;

    /** No window may be longer, so no fold need remember more. */
    static final Duration LONGEST = HOUR;

    private final Deque<Decided> orders = new ArrayDeque<>();
    private final Deque<Decided> inWindow = new ArrayDeque<>();
    private final Set<String> decisions = new HashSet<>();
    private final Deque<Rejected> rejects = new ArrayDeque<>();
    private final SortedMap<String, Losses> losses = new TreeMap<>();
    private final Executions executions = new Executions();
    private final PriceWalks walks = new PriceWalks();

    /** A decision whose intent is renewed counts once. */
    void intended(JournalRecord.Intent intent) {
        if (intent.decision().isEmpty() || decisions.add(intent.decision())) {
            Decided order = new Decided(intent.approvedAt(), intent.decision(), intent.request());
            orders.addLast(order);
            inWindow.addLast(order);
        }
    }

    void rejected(String strategy, Instant decidedAt) {
        rejects.addLast(new Rejected(decidedAt, strategy));
    }

    /** A position was closed with this result. */
    void closed(String strategy, boolean loss, Instant at) {
        if (loss) {
            losses.merge(
                    strategy, new Losses(strategy, 1, at), (old, one) -> new Losses(strategy, old.inARow() + 1, at));
        } else {
            losses.remove(strategy);
        }
    }

    /** An entry of the strategy had its first fill. */
    void executed(String strategy, Instant at) {
        executions.add(strategy, at);
    }

    /** An entry had a fill. */
    void traded(InstrumentId instrument, Side side, Price price, Instant at) {
        walks.add(new Traded(at, instrument, side, price));
    }

    /** How far a price is beyond the first that was paid within the last minutes, see {@link PriceWalks}. */
    double priceWalk(InstrumentId instrument, Side side, Price price, Instant now) {
        return walks.of(instrument, side, price, now);
    }

    /** A person has looked at what this control counted for the strategy: it counts from nothing again. */
    void acknowledge(Control control, String strategy) {
        if (control == Control.C09) {
            executions.forget(strategy);
        } else if (control == Control.C23) {
            rejects.removeIf(r -> r.strategy().equals(strategy));
        }
    }

    /** New orders, entries and exits, decided after {@code now} minus one minute. */
    long ordersOfLastMinute(Instant now) {
        return inWindow.isEmpty() ? 0 : countAfter(now.minus(MINUTE));
    }

    private long countAfter(Instant time) {
        long count = 0;
        for (Decided order : inWindow) {
            count += order.at().isAfter(time) ? 1 : 0;
        }
        return count;
    }

    /** Orders for the same instrument, side, role and quantity decided within the window. */
    long duplicates(OrderRequest request, Instant now, Duration window) {
        Instant since = now.minus(window);
        long count = 0;
        for (Decided order : inWindow) {
            count += order.at().isAfter(since) && same(order.request(), request) ? 1 : 0;
        }
        return count;
    }

    void addFacts(Instant now, Duration window, FactGroups facts) {
        if (!inWindow.isEmpty()) {
            forget(inWindow, now.minus(window.compareTo(MINUTE) > 0 ? window : MINUTE));
        }
        facts.add(new Activity("ACCOUNT", "", "orders-per-minute", ordersOfLastMinute(now)));
        addRejects(now.minus(HOUR), facts);
        executions.countsAfter(now).forEach((strategy, count) -> facts.add(of(strategy, "executions-per-day", count)));
        for (Losses l : losses.values()) {
            if (l.last().isAfter(now.minus(COOL_DOWN))) {
                facts.add(of(l.strategy(), "losses-in-a-row", l.inARow()));
            }
        }
    }

    private void addRejects(Instant since, FactGroups facts) {
        long all = 0;
        SortedMap<String, Long> byStrategy = new TreeMap<>();
        for (Rejected r : rejects) {
            if (!r.at().isBefore(since)) {
                all++;
                byStrategy.merge(r.strategy(), 1L, Long::sum);
            }
        }
        facts.add(new Activity("ACCOUNT", "", "rejects-per-hour", all));
        byStrategy.forEach((strategy, count) -> facts.add(of(strategy, "rejects-per-hour", count)));
    }

    private static Activity of(String strategy, String measure, long count) {
        return new Activity("STRATEGY", strategy, measure, count);
    }

    /** A cycle was booked: what no later one can count is forgotten. */
    void cycle(Instant scheduledAt) {
        if (!orders.isEmpty()) {
            forget(inWindow, scheduledAt.minus(LONGEST));
            forget(orders, scheduledAt.minus(LONGEST)).forEach(decisions::remove);
        }
        while (!rejects.isEmpty() && rejects.getFirst().at().isBefore(scheduledAt.minus(HOUR))) {
            rejects.removeFirst();
        }
        executions.forgetBefore(scheduledAt);
        walks.forgetBefore(scheduledAt);
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
                List.copyOf(losses.values()),
                executions.image(),
                walks.image());
    }

    void restore(StateImage.Activity image) {
        orders.addAll(image.orders());
        inWindow.addAll(image.orders());
        orders.stream().map(Decided::decision).filter(d -> !d.isEmpty()).forEach(decisions::add);
        rejects.addAll(image.rejects());
        image.losses().forEach(l -> losses.put(l.strategy(), l));
        executions.restore(image.executions());
        walks.restore(image.prices());
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
