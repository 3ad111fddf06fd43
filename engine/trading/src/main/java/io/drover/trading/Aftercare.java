package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.time.Instant;
import java.util.Optional;

/**
 * Orders that something went wrong with: late ones are cancelled unless they protect a position, those in quarantine block
 * their instrument.
 */
final class Aftercare {
    private static final String QUARANTINE = "quarantine|";

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
                states.lower(QUARANTINE + order.clOrdId(), scope, TradingState.HALTED, order.text(), false);
            } else if (order.isLate() && order.isWorking() && !order.is(OrderRole.PROTECTIVE)) {
                desk.cancel(order, "arrived late");
            }
        }
    }

    /**
     * A person found out what became of an order in quarantine.
     *
     * @throws IllegalArgumentException when it is not in quarantine, or reason or operator is blank
     */
    void resolve(ClOrdId id, Optional<OrderId> atBroker, String reason, String operator) {
        if (reason.isBlank() || operator.isBlank()) {
            throw new IllegalArgumentException(
                    "resolving %s needs a reason (%s) and a name (%s).\nMaybe say what the broker's own screen shows."
                            .formatted(id, reason, operator));
        }
        Order order = ledger.state()
                .books()
                .order(id)
                .filter(Order::isQuarantined)
                .orElseThrow(() -> new IllegalArgumentException(
                        "order %s is not in quarantine.\nMaybe see the causes in force.".formatted(id)));
        Instant until = new LateWatch(parts.market())
                .until(order.request().instrument(), parts.clock().instant());
        String by = "operator:" + operator;
        Optional<Instant> watch = atBroker.isPresent() ? Optional.empty() : Optional.of(until);
        ledger.write(new JournalRecord.QuarantineResolved(order.clOrdId(), atBroker, watch, reason, by));
        if (ledger.state().tradingStates().has(QUARANTINE + order.clOrdId())) {
            states.raise(QUARANTINE + order.clOrdId(), reason, by);
        }
    }
}
