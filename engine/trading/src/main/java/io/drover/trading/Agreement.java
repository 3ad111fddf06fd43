package io.drover.trading;

import io.drover.journal.JournalRecord.Break;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.ClientKey;
import io.drover.port.BrokerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps our books and the broker's together: when to compare them, and what a difference does to the trading state. */
final class Agreement {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
    /** How often the broker is asked for orders that were given up. */
    private static final Duration WATCH_EVERY = Duration.ofMinutes(5);

    private final EngineParts parts;
    private final Ledger ledger;
    private final StateChanges states;
    private final Mismatches mismatches;
    private final Unanswered unanswered;
    private final MachineTroubles machine;
    private final Circuit circuit;
    private final Glance glance;
    private Instant connectedAt = Instant.EPOCH;

    Agreement(
            EngineParts parts,
            Ledger ledger,
            StateChanges states,
            Mismatches mismatches,
            Unanswered unanswered,
            MachineTroubles machine,
            Circuit circuit) {
        this.parts = parts;
        this.ledger = ledger;
        this.states = states;
        this.mismatches = mismatches;
        this.unanswered = unanswered;
        this.machine = machine;
        this.circuit = circuit;
        this.glance = new Glance(ledger, parts.broker());
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
        circuit.read();
        mismatches.found(found, before);
        return found;
    }

    /**
     * Compares when an unknown order is to be resolved or one that was given up looked for, when causes may end once the
     * books agree, and when a glance at the broker shows something else than our books.
     */
    void beforeCycle() {
        List<Cause> ripe = ripe();
        if (!ripe.isEmpty() || isTimeToAsk() || glance.raisesDoubt()) {
            compare(ripe);
        }
    }

    /** Compares when that was not done within this time. */
    void within(Duration age) {
        if (isDue(age)) {
            compare(ripe());
        }
    }

    private List<Cause> ripe() {
        List<Cause> passed = states.ripe();
        return passed.isEmpty()
                ? passed
                : passed.stream().filter(machine::isOver).toList();
    }

    /** Compares now; false when the broker could not be read. */
    boolean now() {
        return compare(List.of());
    }

    /** A broker that cannot be read is a cause, not a failure. */
    private boolean compare(List<Cause> ripe) {
        try {
            if (reconcile().isEmpty()) {
                ripe.forEach(c -> states.raise(c.id(), "three clean cycles and a reconciliation", StateChanges.ENGINE));
            }
            return true;
        } catch (BrokerUnavailableException e) {
            circuit.failed();
            states.lower("broker-unavailable", Scope.ACCOUNT, TradingState.REDUCING, e.toString(), true);
            return false;
        }
    }

    private boolean isTimeToAsk() {
        return (isDue(AGAIN_AFTER) && (circuit.isOpen() || isAnswerOwed()))
                || (isDue(WATCH_EVERY) && !ledger.state().books().watched().isEmpty());
    }

    private boolean isDue(Duration age) {
        return !ledger.state().reconciledAt().plus(age).isAfter(parts.clock().instant());
    }

    private boolean isAnswerOwed() {
        for (Order order : ledger.state().books().openOrders()) {
            if (order.status() == OrdStatus.UNKNOWN || order.isChanging() || order.owesFills()) {
                return true;
            }
        }
        return unanswered.awaitsAnotherLook();
    }

    private Reconciliation reconciliation() {
        return new Reconciliation(ledger, parts.broker(), unanswered, mismatches, connectedAt);
    }
}
