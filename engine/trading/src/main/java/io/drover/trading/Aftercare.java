package io.drover.trading;

import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.time.Instant;

/** Orders that something went wrong with: late ones are cancelled, those in quarantine block their instrument. */
final class Aftercare {
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final StateChanges states;

    Aftercare(EngineParts parts, Ledger ledger, OrderDesk desk, StateChanges states) {
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
        this.states = states;
    }

    void progress() {
        if (!ledger.state().books().hasOpenOrders()) {
            return;
        }
        for (Order order : ledger.state().books().openOrders()) {
            if (order.isQuarantined()) {
                Scope scope = Scope.instrument(order.request().instrument().toString());
                states.lower(Resolution.QUARANTINE + order.clOrdId(), scope, TradingState.HALTED, order.text(), false);
            } else if (order.isLate() && order.isWorking()) {
                desk.cancel(order, "arrived late");
            }
        }
    }

    /**
     * A person found out what became of an order.
     *
     * @throws IllegalArgumentException when that cannot be
     */
    void resolve(Resolution found) {
        Instant now = parts.clock().instant();
        Instant until = ledger.state()
                .books()
                .order(found.order())
                .map(o -> new LateWatch(parts.market()).until(o.request().instrument(), now))
                .orElse(now);
        found.toRecords(ledger.state(), until).forEach(ledger::write);
    }
}
