package io.drover.trading;

import io.drover.journal.JournalRecord.Break;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.BrokerStanding;
import io.drover.order.ClientKey;
import io.drover.port.BrokerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps our books and the broker's together: when to compare them, and what a difference does to the trading state. */
final class Agreement {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final EngineParts parts;
    private final Ledger ledger;
    private final StateChanges states;
    private final Mismatches mismatches;
    private final Unanswered unanswered;
    private final boolean looks;
    private Instant connectedAt = Instant.EPOCH;

    Agreement(EngineParts parts, Ledger ledger, StateChanges states, Mismatches mismatches, Unanswered unanswered) {
        this.parts = parts;
        this.ledger = ledger;
        this.states = states;
        this.mismatches = mismatches;
        this.unanswered = unanswered;
        this.looks = parts.broker().capabilities().standingAtHand();
    }

    /** The broker can be reached from now on. */
    void connected() {
        connectedAt = parts.clock().instant();
    }

    /** A report that fits no order of ours came: where the broker keeps no ids of ours it may be one that it never answered. */
    void identify(InstrumentId id) {
        boolean keyless = parts.broker().capabilities().clientKey() == ClientKey.NONE;
        boolean waiting = ledger.state().books().openOrders().stream()
                .anyMatch(o -> o.isUnanswered() && o.request().instrument().equals(id));
        if (keyless && waiting) {
            compare(List.of());
        }
    }

    void abandonUnsent() {
        reconciliation().abandonUnsent();
    }

    /** Compares once. */
    List<Break> reconcile() {
        List<Break> before = ledger.state().breaks();
        List<Break> found = reconciliation().run();
        mismatches.found(found, before);
        return found;
    }

    /**
     * Compares when an unknown order is to be resolved, when causes may end once the books agree, and when a glance at the
     * broker shows something else than our books.
     */
    void beforeCycle() {
        List<Cause> ripe = states.ripe();
        if (!ripe.isEmpty() || isTimeToAsk() || (looks && isInDoubt())) {
            compare(ripe);
        }
    }

    /** A difference that was found before either is gone now or is found for the second time; cash shows at no glance. */
    private boolean isInDoubt() {
        for (Break open : ledger.state().breaks()) {
            if (!open.kind().equals("cash")) {
                return true;
            }
        }
        try {
            return !agrees(parts.broker().standing());
        } catch (BrokerUnavailableException e) {
            return true;
        }
    }

    private boolean agrees(BrokerStanding theirs) {
        Books books = ledger.state().books();
        Set<OrderId> ours = new HashSet<>();
        for (Order order : books.openOrders()) {
            if (order.isAcknowledged() && order.isWorking()) {
                order.orderId().ifPresent(ours::add);
            }
        }
        boolean sameOrders = theirs.openOrders().containsAll(ours)
                && theirs.openOrders().stream().allMatch(id -> ours.contains(id) || books.isExternal(id));
        return sameOrders
                && theirs.positions().size() == books.positions().size()
                && theirs.positions().stream().allMatch(this::isHeld);
    }

    private boolean isHeld(BrokerPosition theirs) {
        Books books = ledger.state().books();
        return books.isConfigured(theirs.instrument())
                && books.holding(theirs.instrument()).quantity().equals(theirs.quantity());
    }

    /** Compares when that was not done within this time. */
    void within(Duration age) {
        if (!ledger.state().reconciledAt().plus(age).isAfter(parts.clock().instant())) {
            compare(states.ripe());
        }
    }

    /** A broker that cannot be read is a cause, not a failure. */
    private void compare(List<Cause> ripe) {
        try {
            if (reconcile().isEmpty()) {
                ripe.forEach(c -> states.raise(c.id(), "three clean cycles and a reconciliation", StateChanges.ENGINE));
            }
        } catch (BrokerUnavailableException e) {
            states.lower("broker-unavailable", Scope.ACCOUNT, TradingState.REDUCING, e.toString(), true);
        }
    }

    private boolean isTimeToAsk() {
        Instant due = ledger.state().reconciledAt().plus(AGAIN_AFTER);
        return ledger.state().books().hasOpenOrders()
                && !due.isAfter(parts.clock().instant())
                && ledger.state().books().openOrders().stream().anyMatch(o -> o.status() == OrdStatus.UNKNOWN);
    }

    private Reconciliation reconciliation() {
        return new Reconciliation(ledger, parts.broker(), unanswered, mismatches, connectedAt);
    }
}
