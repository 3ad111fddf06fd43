package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.util.List;

/** What differences between our books and the broker's do to the trading state, by the configured policies. */
final class Mismatches {
    private static final String MISMATCH = "mismatch|";

    private final BreakPolicies policies;
    private final Ledger ledger;
    private final StateChanges states;

    Mismatches(BreakPolicies policies, Ledger ledger, StateChanges states) {
        this.policies = policies;
        this.ledger = ledger;
        this.states = states;
    }

    /** Whether the policy takes over what was found, which is told. */
    boolean adopts(Break found) {
        boolean adopted = policies.of(found) == BreakPolicy.ADOPT;
        if (adopted) {
            ledger.write(new JournalRecord.Alarm("BREAK_ADOPTED", found.scope(), found.toString()));
        }
        return adopted;
    }

    /** Of one comparison, or of one report. */
    void found(List<Break> breaks, List<Break> before) {
        boolean again = ledger.state().tradingStates().causes().stream().anyMatch(c -> c.id().startsWith(MISMATCH));
        for (Break b : breaks) {
            if (b.kind().equals("duplicate")) {
                states.lower("duplicate|" + b.key(), Scope.GLOBAL, TradingState.KILLED, b.toString(), false);
            } else if (policies.of(b) == BreakPolicy.ALARM) {
                alarm(b, before);
            } else {
                lower(b, again || policies.of(b) == BreakPolicy.HALT);
            }
        }
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
