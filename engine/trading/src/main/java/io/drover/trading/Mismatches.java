package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.util.List;

/** What differences between our books and the broker's do to the trading state, by the configured policy. */
final class Mismatches {
    private static final String MISMATCH = "mismatch|";

    private final BreakPolicy policy;
    private final Ledger ledger;
    private final StateChanges states;

    Mismatches(BreakPolicy policy, Ledger ledger, StateChanges states) {
        this.policy = policy;
        this.ledger = ledger;
        this.states = states;
    }

    /** Of one comparison, or of one report. */
    void found(List<Break> breaks, List<Break> before) {
        boolean again = ledger.state().tradingStates().causes().stream().anyMatch(c -> c.id().startsWith(MISMATCH));
        for (Break b : breaks) {
            if (b.kind().equals("duplicate")) {
                states.lower("duplicate|" + b.key(), Scope.GLOBAL, TradingState.KILLED, b.toString(), false);
            } else if (isTaken(b)) {
                alarm(b, before);
            } else {
                lower(b, again || policy == BreakPolicy.HALT);
            }
        }
    }

    private boolean isTaken(Break b) {
        return policy == BreakPolicy.ALARM
                || (policy == BreakPolicy.ADOPT && b.kind().equals("external"));
    }

    /** One that stays is told once. */
    private void alarm(Break b, List<Break> before) {
        if (!before.contains(b)) {
            ledger.write(new JournalRecord.Alarm("RECONCILE_BREAK", b.scope(), b.toString()));
        }
    }

    private void lower(Break b, boolean halt) {
        if (halt) {
            states.lower("mismatch-again", Scope.ACCOUNT, TradingState.HALTED, b.toString(), false);
        } else {
            states.lower(MISMATCH + b.scope(), b.scope(), TradingState.REDUCING, b.toString(), false);
        }
    }
}
