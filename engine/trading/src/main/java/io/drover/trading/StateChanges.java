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
    static final String ENGINE = "engine";

    private final Ledger ledger;
    private final StatePolicy policy;

    StateChanges(Ledger ledger, StatePolicy policy) {
        this.ledger = ledger;
        this.policy = policy;
    }

    void lower(List<StateRequest> requests) {
        for (StateRequest r : requests) {
            String by = "rule:" + r.provenance().rule();
            lower(new JournalRecord.StateLowered(
                    String.join("|", by, r.scope().toString(), r.state().name()),
                    r.scope(),
                    r.state(),
                    Optional.of(r.control()),
                    r.reason(),
                    by,
                    false));
        }
    }

    /** Lowers by the engine itself. */
    void lower(String id, Scope scope, TradingState to, String reason, boolean passesByItself) {
        lower(new JournalRecord.StateLowered(id, scope, to, Optional.empty(), reason, ENGINE, passesByItself));
    }

    /** Does nothing while the cause is in force already. */
    void lower(JournalRecord.StateLowered record) {
        if (!ledger.state().tradingStates().has(record.id())) {
            ledger.write(record);
        }
    }

    /** A daily loss that only reduced is forgotten with the accounting day that it belonged to, where that is allowed. */
    void newAccountingDay() {
        for (Cause cause : ledger.state().tradingStates().causes()) {
            boolean dailyLoss = cause.control().filter(c -> c == Control.C19).isPresent();
            if (policy.dailyLossEndsWithDay() && dailyLoss && cause.state() == TradingState.REDUCING) {
                raise(cause.id(), "next accounting day", ENGINE);
            }
        }
    }

    /** Causes that may end once a reconciliation has shown no difference. */
    List<Cause> ripe() {
        if (!policy.passingCausesEnd() || ledger.state().tradingStates().hasNoCause()) {
            return List.of();
        }
        return ledger.state().tradingStates().causes().stream()
                .filter(c -> c.passesByItself() && ledger.state().cleanCycles().isEnough(c.id()))
                .toList();
    }

    void raise(String id, String reason, String by) {
        ledger.write(new JournalRecord.StateRaised(id, reason, by));
    }
}
