package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import java.util.List;
import java.util.Set;

/**
 * One call of an evaluator.
 *
 * @param call which of the three
 * @param strategies for {@code propose}
 * @param proposals for {@code judge}
 */
record Inquiry(Call call, Snapshot snapshot, Set<String> strategies, List<Proposal> proposals) {
    /** What an evaluator can be asked. */
    enum Call {
        PROPOSE,
        HALT,
        JUDGE
    }

    /** Instead of a decision. */
    record Failure(RuleFailureException.Kind kind, String text) {}

    /** Everything that the evaluator says, a failure included. */
    Object to(RuleEvaluator evaluator) {
        try {
            return switch (call) {
                case PROPOSE -> evaluator.propose(snapshot, strategies);
                case HALT -> evaluator.halt(snapshot);
                case JUDGE -> evaluator.judge(snapshot, proposals);
            };
        } catch (RuleFailureException e) {
            return new Failure(e.kind(), String.valueOf(e.getMessage()));
        }
    }

    Inquiry on(Snapshot other) {
        return new Inquiry(call, other, strategies, proposals);
    }

    Inquiry of(Set<String> others) {
        return new Inquiry(call, snapshot, others, proposals);
    }
}
