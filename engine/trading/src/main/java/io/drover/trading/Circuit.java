package io.drover.trading;

import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.SubmitResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Lets no more entries to a broker that fails again and again: ten requests without an answer within five minutes open it,
 * which reduces the account; exits and cancels are still tried. Books that could be read half close it: entries pass, and
 * the next answer closes it or the next failure opens it again.
 */
final class Circuit {
    private static final int FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String CAUSE = "circuit-open";

    private final Ledger ledger;
    private final StateChanges states;
    private final LongSupplier nanos;
    private final Deque<Long> failures = new ArrayDeque<>();
    private boolean halfOpen;

    Circuit(Ledger ledger, StateChanges states, LongSupplier nanos) {
        this.ledger = ledger;
        this.states = states;
        this.nanos = nanos;
    }

    boolean isOpen() {
        return ledger.state().tradingStates().has(CAUSE);
    }

    /** What the broker said to a request. */
    void answered(SubmitResult result) {
        boolean failed = result.match(accepted -> false, rejected -> false, unknown -> true);
        if (failed) {
            failed();
        } else if (halfOpen) {
            halfOpen = false;
            failures.clear();
        }
    }

    /** A request failed, or books could not be read. */
    void failed() {
        long now = nanos.getAsLong();
        failures.addLast(now);
        while (now - failures.getFirst() > WINDOW.toNanos()) {
            failures.removeFirst();
        }
        if (halfOpen || failures.size() >= FAILURES) {
            halfOpen = false;
            String text = "failures=%d within %s".formatted(failures.size(), WINDOW);
            states.lower(CAUSE, Scope.ACCOUNT, TradingState.REDUCING, text, false);
        }
    }

    /** The broker's books could be read. */
    void read() {
        if (isOpen()) {
            halfOpen = true;
            states.raise(CAUSE, "the broker's books could be read", StateChanges.ENGINE);
        }
    }
}
