package io.drover.trading;

import io.drover.fact.MarketState;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Closes what is held because a person asked for it, after trading was killed: when no entry works any more and the books agree,
 * one instrument at a time by limit orders at the edge of the price collar. An instrument keeps its stop until its exit can leave,
 * and is done with when the broker's books agree that nothing is held. What is asked for lives in memory: after a crash a person
 * asks again.
 */
final class Flattening {
    /** An exit that has not filled for this long while the market is open is cancelled and priced anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 10;

    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final Agreement agreement;
    private final Set<InstrumentId> givenUp = new TreeSet<>();
    private Optional<InstrumentId> closing = Optional.empty();
    private Instant lastAttempt = Instant.EPOCH;
    private int attempts;
    private boolean asked;
    private boolean agreed;

    Flattening(EngineSettings settings, EngineParts parts, Ledger ledger, OrderDesk desk, Agreement agreement) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
        this.agreement = agreement;
    }

    /** From now on {@link #progress} closes; what was given up before is tried again. */
    void ask() {
        asked = true;
        agreed = false;
        givenUp.clear();
    }

    boolean isAsked() {
        return asked;
    }

    /** Takes the next step that is possible now. */
    void progress() {
        if (entryWorks() || !agrees()) {
            return;
        }
        Optional<Holding> next =
                closing.map(books()::holding).filter(this::isToBeClosed).or(() -> held().findFirst());
        if (next.isEmpty()) {
            closing = Optional.empty();
            return;
        }
        InstrumentId id = next.get().instrument().id();
        if (!closing.equals(Optional.of(id))) {
            closing = Optional.of(id);
            attempts = 0;
        }
        close(next.get());
    }

    /** What is still to be closed, and what nobody closes any more. */
    Flattened state() {
        List<String> open = new ArrayList<>();
        held().forEach(h -> open.add(h.quantity() + " " + h.instrument().id()));
        if (!agreed || entryWorks()) {
            open.add("the broker's books have not been compared yet");
        }
        List<String> left = new ArrayList<>();
        givenUp.forEach(id -> left.add(books().holding(id).quantity() + " " + id));
        for (Break difference : ledger.state().breaks()) {
            left.add("%s %s: ours %s, the broker's %s"
                    .formatted(difference.symbol(), difference.kind(), difference.ours(), difference.theirs()));
        }
        return new Flattened(open, left);
    }

    private boolean entryWorks() {
        return books().openOrders().stream().anyMatch(o -> o.is(OrderRole.ENTRY) && o.isWorking());
    }

    /** Compared when it begins and whenever an exit has ended. */
    private boolean agrees() {
        if (!agreed && exits().isEmpty()) {
            agreed = agreement.now();
        }
        return agreed;
    }

    private void close(Holding holding) {
        List<Order> exits = exits(holding.instrument().id());
        Instant now = parts.clock().instant();
        if (!exits.isEmpty()) {
            exits.stream()
                    .filter(o -> o.isSent() && now.isAfter(o.decidedAt().plus(PATIENCE)))
                    .filter(o -> isOpen(o.request().instrument(), now))
                    .forEach(o -> desk.cancel(o, "not filled within " + PATIENCE));
        } else if (now.isBefore(lastAttempt.plus(BETWEEN_ATTEMPTS)) && attempts > 0) {
            return;
        } else if (attempts == ATTEMPTS) {
            giveUp(holding);
        } else {
            attempts++;
            lastAttempt = now;
            agreed = false;
            desk.intend(exit(holding, now), "", holding.strategy(), now);
        }
    }

    private void giveUp(Holding holding) {
        InstrumentId id = holding.instrument().id();
        givenUp.add(id);
        ledger.write(new JournalRecord.Alarm(
                "FLATTEN_FAILED",
                Scope.instrument(id.toString()),
                "held=%s, attempts=%d".formatted(holding.quantity(), attempts)));
    }

    private OrderRequest exit(Holding holding, Instant now) {
        InstrumentId id = holding.instrument().id();
        String key = String.join(
                "|",
                settings.account(),
                "flatten",
                id.toString(),
                "" + ledger.state().epoch(),
                now.toString());
        Side side = holding.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        return new OrderRequest(
                parts.ids().idOf(key, "order-" + attempts),
                id,
                OrderRole.EXIT,
                side,
                OrdType.LIMIT,
                holding.quantity().abs(),
                Optional.of(limit(holding, side, now)),
                Optional.empty(),
                Optional.empty(),
                timeInForce(id, now),
                Optional.empty(),
                Protection.NONE);
    }

    /** At once or not at all, so that nothing rests at a poor price; where that is impossible it waits. */
    private TimeInForce timeInForce(InstrumentId id, Instant now) {
        boolean atOnce =
                isOpen(id, now) && parts.broker().capabilities().timesInForce().contains(TimeInForce.IOC);
        return atOnce ? TimeInForce.IOC : TimeInForce.DAY;
    }

    private boolean isOpen(InstrumentId id, Instant now) {
        return parts.market().facts(id, now, Optional.empty()).stream()
                .anyMatch(fact -> fact instanceof MarketState market && market.open());
    }

    /** The worst price that the collar allows, on the tick nearest to the reference. */
    private Price limit(Holding holding, Side side, Instant now) {
        Price reference = parts.market()
                .mark(holding.instrument().id(), now)
                .map(Mark::price)
                .orElseGet(holding::lastPrice);
        BigDecimal factor = BigDecimal.ONE.add(settings.collarRatio().multiply(BigDecimal.valueOf(side.sign())));
        RoundingMode inward = side.sign() > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return reference.times(factor).roundedTo(holding.instrument().tick(), inward);
    }

    private boolean isToBeClosed(Holding holding) {
        return !holding.isFlat() && !givenUp.contains(holding.instrument().id());
    }

    private Stream<Holding> held() {
        return books().positions().stream().filter(this::isToBeClosed);
    }

    private List<Order> exits() {
        return books().openOrders().stream()
                .filter(o -> o.is(OrderRole.EXIT) && o.isWorking())
                .toList();
    }

    private List<Order> exits(InstrumentId id) {
        return exits().stream().filter(o -> o.request().instrument().equals(id)).toList();
    }

    private Books books() {
        return ledger.state().books();
    }
}
