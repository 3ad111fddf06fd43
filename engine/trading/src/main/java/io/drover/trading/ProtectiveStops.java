package io.drover.trading;

import io.drover.decision.StrategyRow;
import io.drover.journal.JournalRecord;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees to it that what is held is protected by stops that work at the broker (control C21). A stop that the broker does not
 * confirm within five seconds of the fill, or that it rejects, has the position closed; one that does not follow its entry's
 * fills is made larger, one that is gone is placed anew after the order that took profit beside it has ended. A close that
 * fails halts the account.
 */
final class ProtectiveStops {
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final StateChanges states;
    private final Agreement agreement;
    private final Map<InstrumentId, Order> newest = new HashMap<>();
    private final Map<InstrumentId, Instant> bareSince = new HashMap<>();
    private final Map<InstrumentId, Instant> askedAt = new HashMap<>();
    private final Set<InstrumentId> closing = new HashSet<>();
    private long seen = -1;

    ProtectiveStops(
            EngineSettings settings,
            EngineParts parts,
            Ledger ledger,
            OrderDesk desk,
            StateChanges states,
            Agreement agreement) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
        this.states = states;
        this.agreement = agreement;
    }

    /** Looks again, where something has changed or is waited for. */
    void progress(Map<String, StrategyRow> strategies) {
        Books books = ledger.state().books();
        boolean idle = books.version() == seen && bareSince.isEmpty();
        if (idle || ledger.state().tradingStates().isStarting()) {
            return;
        }
        seen = books.version();
        forgetFlat(books);
        for (Holding held : List.copyOf(books.positions())) {
            StrategyRow row = strategies.get(held.strategy());
            if (row != null && row.protectiveStop()) {
                attend(held);
            }
        }
        Cover.idle(books).forEach(stop -> desk.cancel(stop, "nothing is left to protect"));
    }

    private void forgetFlat(Books books) {
        newest.keySet().removeIf(id -> books.holding(id).isFlat());
        bareSince.keySet().retainAll(newest.keySet());
        closing.retainAll(newest.keySet());
    }

    private void attend(Holding held) {
        InstrumentId id = held.instrument().id();
        Cover cover = new Cover(ledger.state().books(), held);
        cover.newestStop(ledger.state().books().openOrders()).ifPresent(this::remember);
        if (held.isFlat() || cover.isExiting()) {
            bareSince.remove(id);
        } else if (cover.bare().isPositive()) {
            protect(held, cover);
        } else {
            bareSince.remove(id);
            closing.remove(id);
            cover.surplus().ifPresent(stop -> shrink(stop, cover.enough(stop)));
        }
    }

    private void shrink(Order stop, Quantity enough) {
        if (enough.compareTo(stop.cumQty()) > 0) {
            desk.resize(stop, enough, "more is protected than held");
        } else {
            desk.cancel(stop, "more is protected than held");
        }
    }

    private void remember(Order stop) {
        newest.merge(stop.request().instrument(), stop, (old, now) -> Cover.NEWEST.compare(now, old) < 0 ? old : now);
    }

    private void protect(Holding held, Cover cover) {
        InstrumentId id = held.instrument().id();
        cover.newestStop(ledger.state().books().orders()).ifPresent(this::remember);
        Order stop = newest.get(id);
        if (stop == null) {
            return;
        }
        Instant since = bareSince.computeIfAbsent(id, i -> now());
        if (closing.remove(id)) {
            halt(held, "the close failed");
        } else if (stop.status() == OrdStatus.REJECTED) {
            close(held, stop, "rejected: " + stop.text());
        } else if (!now().isBefore(since.plus(TOLERATED))) {
            whenAsked(held, since.plus(TOLERATED), () -> late(held, cover, stop));
        } else if (isGone(cover, stop)) {
            whenAsked(held, since, () -> place(held, cover, stop));
        }
    }

    /** No stop is expected any more, and the newest was not placed anew just now. */
    private boolean isGone(Cover cover, Order stop) {
        boolean fresh = Cover.isOwn(stop) && stop.decidedAt().plus(TOLERATED).isAfter(now());
        return !stop.isOpen() && !cover.isExpecting() && !fresh;
    }

    private void late(Holding held, Cover cover, Order stop) {
        if (!Cover.isConfirmed(stop)) {
            close(held, stop, "not confirmed within " + TOLERATED);
        } else if (!stop.isChanging()) {
            alarm(held, "PROTECTIVE_STOP_SHORT", "stop=%s, bare=%s".formatted(stop.clOrdId(), cover.bare()));
            bareSince.put(held.instrument().id(), now());
            desk.resize(stop, stop.request().orderQty().plus(cover.bare()), "less is protected than held");
        }
    }

    /** Only what the broker's books do not show either is missing: asks for them where that was not done since then. */
    private void whenAsked(Holding held, Instant since, Runnable action) {
        InstrumentId id = held.instrument().id();
        Instant asked = askedAt.getOrDefault(id, Instant.EPOCH);
        if (!ledger.state().reconciledAt().isBefore(since)) {
            action.run();
        } else if (asked.isBefore(since) || !asked.plus(TOLERATED).isAfter(now())) {
            askedAt.put(id, now());
            agreement.within(Duration.ZERO);
            attend(held);
        }
    }

    private void place(Holding held, Cover cover, Order stop) {
        if (state(held) == TradingState.KILLED || desk.latched().isPresent() || !isPricedSanely(stop)) {
            return;
        }
        List<Order> takers = cover.strayTakers();
        if (!takers.isEmpty()) {
            takers.forEach(taker -> desk.cancel(taker, "its stop is gone"));
            return;
        }
        Quantity bare = cover.bare();
        OrderRequest request =
                cover.stopLike(stop.request(), parts.ids().idOf(stop.clOrdId().value(), "again|" + now()), bare);
        alarm(held, "PROTECTIVE_STOP_PLACED", "quantity=%s, after=%s".formatted(bare, stop.clOrdId()));
        bareSince.put(held.instrument().id(), now());
        desk.intend(request, "", held.strategy(), now());
        desk.send(request);
    }

    /** A price far from the market is one of other units, from before a split; Troubles still tells of the position. */
    private boolean isPricedSanely(Order stop) {
        return stop.request().stopPx().isEmpty()
                || parts.market()
                        .mark(stop.request().instrument(), now())
                        .filter(m -> Unanswered.jump(stop.request().stopPx().get(), m.price())
                                        .compareTo(settings.ceilings().maxPriceJumpRatio())
                                <= 0)
                        .isPresent();
    }

    /** By an exit as rules ask for one: it waits for what works to be out of its way. */
    private void close(Holding held, Order stop, String why) {
        if (!state(held).allowsExits()) {
            halt(held, why);
            return;
        }
        closing.add(held.instrument().id());
        alarm(held, "PROTECTIVE_STOP_MISSING", "stop=%s, %s".formatted(stop.clOrdId(), why));
        OrderRequest exit = Cover.closing(held, parts.ids().idOf(stop.clOrdId().value(), "close|" + now()));
        desk.intend(exit, "", held.strategy(), now());
    }

    private void halt(Holding held, String why) {
        String cause = "unprotected|" + held.symbol();
        if (!ledger.state().tradingStates().has(cause)) {
            String text = "%s is held without a stop: %s".formatted(held.symbol(), why);
            alarm(held, "POSITION_UNPROTECTED", text);
            states.lower(cause, Scope.ACCOUNT, TradingState.HALTED, text, false);
        }
    }

    private void alarm(Holding held, String code, String text) {
        ledger.write(new JournalRecord.Alarm(code, Scope.instrument(held.symbol()), text));
    }

    private TradingState state(Holding held) {
        return ledger.state().tradingStates().of(held.strategy(), held.symbol());
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
