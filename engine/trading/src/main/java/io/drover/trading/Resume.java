package io.drover.trading;

import io.drover.model.TradingState;

/** A person ends a cause: with a reason and a name, and after a kill only in a later run and only as far as halted. */
final class Resume {
    private final Ledger ledger;
    private final StateChanges states;

    Resume(Ledger ledger, StateChanges states) {
        this.ledger = ledger;
        this.states = states;
    }

    void raise(String causeId, String reason, String operator) {
        Cause cause = cause(causeId);
        if (reason.isBlank() || operator.isBlank()) {
            throw new IllegalArgumentException(
                    "resuming %s needs a reason (%s) and a name (%s).\nMaybe say what was checked, and by whom."
                            .formatted(causeId, reason, operator));
        }
        if (cause.state() == TradingState.KILLED) {
            leaveHalted(cause);
        }
        states.raise(causeId, reason, "operator:" + operator);
    }

    private Cause cause(String id) {
        TradingStates all = ledger.state().tradingStates();
        return all.find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("no cause %s is in force, only %s.\nMaybe copy one of those."
                                .formatted(
                                        id, all.causes().stream().map(Cause::id).toList())));
    }

    private void leaveHalted(Cause cause) {
        if (cause.epoch() == ledger.state().epoch()) {
            throw new IllegalStateException(
                    "%s killed trading in this run.\nMaybe restart, then resume.".formatted(cause.id()));
        }
        states.lower("after-kill|" + cause.id(), cause.scope(), TradingState.HALTED, cause.reason(), false);
    }
}
