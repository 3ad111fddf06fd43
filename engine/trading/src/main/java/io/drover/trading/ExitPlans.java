package io.drover.trading;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.TradingState;
import io.drover.order.OrderRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An exit while entries or protective orders work is one plan: they are cancelled, or made smaller where something stays,
 * their final reports awaited, and what is still held is sold. A plan that began is carried through, because its stop is
 * gone; one that has not begun ends with its time to live and with the trading state.
 */
final class ExitPlans {
    /** How long a leg may take to follow its entry's fill. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final Clock clock;
    private final Set<ClOrdId> begun = new HashSet<>();
    private final Map<InstrumentId, Instant> silentSince = new HashMap<>();

    ExitPlans(EngineParts parts, Ledger ledger, OrderDesk desk) {
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
        this.clock = parts.clock();
    }

    /** Moves every waiting exit on. */
    void progress() {
        if (!books().hasOpenOrders()) {
            return;
        }
        for (Order exit : books().openOrders()) {
            if (exit.is(OrderRole.EXIT) && !exit.isSent()) {
                progress(exit);
            }
        }
    }

    private void progress(Order exit) {
        boolean late = clock.instant().isAfter(exit.goodUntil());
        TradingState now = ledger.state().tradingStates().of(exit.strategy(), symbol(exit));
        boolean running = begun.contains(exit.clOrdId());
        boolean stopped = now == TradingState.KILLED || (!running && !now.allowsExits());
        if (stopped && !exit.isPersonsExit()) {
            desk.abandon(exit, "TRADING_" + now, "symbol=" + symbol(exit));
        } else if (late && !running) {
            desk.abandon(exit, "INTENT_TOO_OLD", "good_until=" + exit.goodUntil());
        } else if (isWayClear(exit)) {
            close(exit, late);
        } else {
            begun.add(exit.clOrdId());
        }
    }

    /**
     * Clears the way as far as possible: entries first; then stops, once they are known to have followed their entries'
     * fills, keep no more than the exits leave, the legs of one entry together.
     */
    private boolean isWayClear(Order exit) {
        String reason = exit.isPersonsExit() ? "exit by a person" : "exit " + exit.decision();
        List<Order> entries = working(exit, OrderRole.ENTRY);
        entries.forEach(o -> desk.cancel(o, reason));
        if (!entries.isEmpty() || isLegGrowing(exit, reason)) {
            return false;
        }
        Quantity room = exit.closesAll()
                ? Quantity.ZERO
                : free(exit).minus(exit.request().orderQty());
        Map<String, Quantity> rooms = new HashMap<>();
        boolean clear = true;
        for (Order leg : working(exit, OrderRole.PROTECTIVE)) {
            Quantity before = rooms.getOrDefault(leg.decision(), room);
            Quantity kept = before.isPositive() ? before : Quantity.ZERO;
            if (rooms.putIfAbsent(leg.decision(), kept) == null) {
                room = kept.minus(kept.min(leg.leavesQty()));
            }
            if (leg.leavesQty().compareTo(kept) > 0) {
                clear = false;
                shrink(leg, kept, reason);
            }
        }
        return clear;
    }

    /**
     * An entry's fill is heard before its legs' new quantity: until that is heard too, a leg can take more than is known.
     * One of which nothing is to stay, or that is silent too long, is cancelled; a silent filled one is taken as ended.
     */
    private boolean isLegGrowing(Order exit, String reason) {
        InstrumentId id = exit.request().instrument();
        List<Order> growing = books().growingLegs(id);
        if (growing.isEmpty()) {
            silentSince.remove(id);
            return false;
        }
        Instant since = silentSince.computeIfAbsent(id, i -> clock.instant());
        boolean silent = clock.instant().isAfter(since.plus(SILENCE));
        List<Order> open = growing.stream().filter(Order::isOpen).toList();
        if (silent || exit.closesAll()) {
            open.forEach(leg -> desk.cancel(leg, reason));
        }
        return !silent || !open.isEmpty();
    }

    private void shrink(Order leg, Quantity kept, String reason) {
        if (leg.isHeld()) {
            return;
        }
        if (kept.isPositive() && leg.changes() == 0) {
            desk.resize(leg, leg.cumQty().plus(kept), reason);
        } else {
            desk.cancel(leg, reason);
        }
    }

    private void close(Order exit, boolean late) {
        Quantity free = free(exit);
        Quantity left = exit.closesAll() ? free : exit.request().orderQty().min(free);
        if (!left.isPositive()) {
            desk.abandon(exit, "EXIT_NOT_NEEDED", "free=" + free);
        } else if (left.equals(exit.request().orderQty()) && !late) {
            desk.send(exit.request());
        } else {
            renew(exit, left, late);
        }
    }

    /** The position changed meanwhile, or clearing the way took long: a new intent for what is to be closed now. */
    private void renew(Order exit, Quantity left, boolean late) {
        desk.abandon(exit, "EXIT_RENEWED", "left=" + left);
        OrderRequest r = exit.request();
        OrderRequest rest = new OrderRequest(
                parts.ids().idOf(exit.clOrdId().value(), "renewed"),
                r.instrument(),
                r.role(),
                r.side(),
                r.ordType(),
                left,
                r.limitPx(),
                r.stopPx(),
                r.trailingRatio(),
                r.timeInForce(),
                r.expireTime(),
                r.protection());
        Instant at = late ? clock.instant() : exit.decidedAt();
        desk.intend(rest, exit.decision(), exit.strategy(), at);
        desk.send(rest);
    }

    /** What is held and not being sold by another exit. */
    private Quantity free(Order exit) {
        Quantity free = books().holding(exit.request().instrument()).quantity().abs();
        for (Order other : working(exit, OrderRole.EXIT)) {
            free = other.isSent() ? free.minus(other.leavesQty()) : free;
        }
        return free;
    }

    private List<Order> working(Order exit, OrderRole role) {
        InstrumentId id = exit.request().instrument();
        List<Order> working = new ArrayList<>();
        for (Order order : books().openOrders()) {
            if (order != exit && order.is(role) && order.request().instrument().equals(id)) {
                working.add(order);
            }
        }
        return working;
    }

    private static String symbol(Order exit) {
        return exit.request().instrument().toString();
    }

    private Books books() {
        return ledger.state().books();
    }
}
