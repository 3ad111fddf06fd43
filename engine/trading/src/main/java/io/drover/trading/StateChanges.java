package io.drover.trading;

import io.drover.decision.StateRequest;
import io.drover.journal.JournalRecord;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.util.List;
import java.util.Optional;

/** Lowers the trading state, once per cause, and raises it where that needs no person. */
final class StateChanges {
    private final Ledger ledger;

    StateChanges(Ledger ledger) {
        this.ledger = ledger;
    }

    void lower(List<StateRequest> requests) {
        for (StateRequest r : requests) {
            String by = "rule:" + r.provenance().rule();
            lower(
                    String.join("|", by, r.scope().toString(), r.state().name()),
                    r.scope(),
                    r.state(),
                    Optional.of(r.control()),
                    r.reason(),
                    by,
                    false);
        }
    }

    /** Lowers by the engine itself. */
    void lower(String id, Scope scope, TradingState to, String reason, boolean passesByItself) {
        lower(id, scope, to, Optional.empty(), reason, "engine", passesByItself);
    }

    void lower(
            String id,
            Scope scope,
            TradingState to,
            Optional<Control> control,
            String reason,
            String by,
            boolean passesByItself) {
        if (!ledger.state().tradingStates().has(id)) {
            ledger.write(new JournalRecord.StateLowered(id, scope, to, control, reason, by, passesByItself));
        }
    }

    /** A daily loss that only reduced is forgotten with the accounting day that it belonged to. */
    void newAccountingDay() {
        for (Cause cause : ledger.state().tradingStates().causes()) {
            boolean dailyLoss = cause.control().filter(c -> c == Control.C19).isPresent();
            if (dailyLoss && cause.state() == TradingState.REDUCING) {
                ledger.write(new JournalRecord.StateRaised(cause.id(), "next accounting day", "engine"));
            }
        }
    }

    void raise(String id, String reason, String by) {
        ledger.write(new JournalRecord.StateRaised(id, reason, by));
    }
}
