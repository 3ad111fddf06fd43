package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import io.drover.order.ClientKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an order that nobody answered and that the broker's full books do not show. It depends on what the
 * broker makes of our ids; time is our own, because a broker's clock may be wrong by more than a message takes.
 */
final class Unanswered {
    /** An order that a broker does not know may still be on its way this long, or for two request timeouts. */
    static final Duration FLIGHT = Duration.ofMinutes(1);
    /** Where ids are not unique absence is believed only after so much silence. */
    static final Duration QUIET = Duration.ofMinutes(2);

    /** Between two looks that both have to miss an order. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    static final Duration SKEW = Duration.ofMinutes(5);

    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final Map<ClOrdId, Instant> absentSince = new HashMap<>();

    Unanswered(EngineSettings settings, EngineParts parts, Ledger ledger, OrderDesk desk) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
    }

    /**
     * The broker's books do not show it. One look proves nothing, because books have been seen that miss an order: what
     * absence allows happens when a later look shows the same.
     *
     * @param agrees whether they agree with ours about what is held of its instrument
     * @param connectedAt since when the broker can be reached without a break, UTC
     */
    void absent(Order order, boolean agrees, BrokerSnapshot theirs, Instant connectedAt) {
        Instant sentAt = order.sent().map(s -> s.at()).orElse(order.decidedAt());
        ClientKey key = parts.broker().capabilities().clientKey();
        Instant quietSince = sentAt.isAfter(connectedAt) ? sentAt : connectedAt;
        if (!isMissedAgain(order)) {
            return;
        }
        if (key == ClientKey.UNIQUE) {
            if (agrees && isOver(sentAt, flight())) {
                sendAgainOrGiveUp(order);
            }
        } else if (key == ClientKey.NONE && isListedClose(order, theirs)) {
            if (isOver(sentAt, flight())) {
                sendAgainOrGiveUp(order);
            }
        } else if (isOver(quietSince, QUIET)) {
            if (agrees && !mayBeHidden(order, theirs)) {
                giveUp(order);
            } else {
                quarantine(order, "ABSENCE_NOT_PROVEN", "positions_agree=" + agrees);
            }
        }
    }

    /** Whether an earlier look missed the order too. */
    boolean isMissedAgain(Order order) {
        Instant since = order.sent().map(s -> s.at()).orElse(Instant.MIN);
        Instant first = absentSince.merge(
                order.clOrdId(), parts.clock().instant(), (then, now) -> then.isBefore(since) ? now : then);
        return isOver(first, LOOK_AGAIN);
    }

    /** Whether some order has been missed once. */
    boolean awaitsAnotherLook() {
        absentSince
                .keySet()
                .removeIf(id -> books().order(id).filter(Order::isOpen).isEmpty());
        return !absentSince.isEmpty();
    }

    /** The broker's books show it. */
    void found(Order order) {
        absentSince.remove(order.clOrdId());
    }

    void quarantine(Order order, String code, String text) {
        ledger.write(new JournalRecord.Quarantined(order.clOrdId(), code, text));
    }

    private Duration flight() {
        Duration twice = parts.broker().capabilities().requestTimeout().multipliedBy(2);
        return twice.compareTo(FLIGHT) > 0 ? twice : FLIGHT;
    }

    private boolean isOver(Instant from, Duration wait) {
        return !from.plus(wait).isAfter(parts.clock().instant());
    }

    /** An order without our reference that could be it. */
    private boolean mayBeHidden(Order order, BrokerSnapshot theirs) {
        return !new Strangers(books(), theirs).of(order).isEmpty();
    }

    /** Closing what is listed as held is safe: what the first attempt has closed is no longer listed. */
    private static boolean isListedClose(Order order, BrokerSnapshot theirs) {
        InstrumentId id = order.request().instrument();
        return order.is(OrderRole.EXIT)
                && order.closesAll()
                && theirs.positions().stream()
                        .anyMatch(p -> p.instrument().equals(id)
                                && p.quantity().abs().equals(order.request().orderQty()));
    }

    private void sendAgainOrGiveUp(Order order) {
        if (mayStillGo(order)) {
            desk.send(order.request());
        } else {
            giveUp(order);
        }
    }

    /** It is not at the broker, and is looked for none the less. */
    void giveUp(Order order) {
        Instant now = parts.clock().instant();
        Instant until = new LateWatch(parts.market()).until(order.request().instrument(), now);
        ledger.write(new JournalRecord.Abandoned(
                order.clOrdId(), "NOT_AT_BROKER", "status=" + order.status(), Optional.of(until)));
    }

    /** What was decided then may still be wanted now: in time, in this trading state, at about this price. */
    private boolean mayStillGo(Order order) {
        Instant now = parts.clock().instant();
        TradingState state = ledger.state()
                .tradingStates()
                .of(order.strategy(), order.request().instrument().toString());
        boolean allowed = order.is(OrderRole.ENTRY) ? state.allowsEntries() : state.allowsExits();
        return allowed
                && !now.isAfter(order.goodUntil())
                && desk.latched()
                        .or(() -> parts.stopSign().get().map(StopSign::reason))
                        .isEmpty()
                && (!order.is(OrderRole.ENTRY) || isPricedSanely(order, now));
    }

    private boolean isPricedSanely(Order order, Instant now) {
        Optional<Mark> mark = parts.market().mark(order.request().instrument(), now);
        return mark.filter(m -> m.price().value().signum() > 0)
                .filter(m -> !m.time().plus(settings.ceilings().maxPriceAge()).isBefore(now))
                .filter(m -> jump(order.request().limitPx().orElse(m.price()), m.price())
                                .compareTo(settings.ceilings().maxPriceJumpRatio())
                        <= 0)
                .isPresent();
    }

    private Books books() {
        return ledger.state().books();
    }

    /** How far a price is from a reference, a ratio of that. */
    static BigDecimal jump(Price limit, Price reference) {
        return limit.value().subtract(reference.value()).abs().divide(reference.value(), MathContext.DECIMAL64);
    }
}
