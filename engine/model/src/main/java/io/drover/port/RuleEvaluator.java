package io.drover.port;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import java.util.List;
import java.util.Set;

/**
 * Evaluates one compiled rule set. A pure function of its arguments: nothing survives from one call to the next, and the
 * order of facts does not matter. Any failure throws {@link RuleFailureException}: no partial answer exists.
 */
public interface RuleEvaluator extends AutoCloseable {
    RuleSet ruleSet();

    /** How it decides now, in a word for the record: {@code reference} or {@code direct}. */
    String name();

    /**
     * Fires the strategy rules of the named strategies.
     *
     * @param strategies a set that never changes
     */
    Asked propose(Snapshot snapshot, Set<String> strategies);

    /** Fires the guard rules of concern {@code halt}; no proposal is needed. */
    Judged halt(Snapshot snapshot);

    /** Fires the guard rules that judge proposals (risk, margin). */
    Judged judge(Snapshot snapshot, List<Proposal> proposals);

    @Override
    void close();
}
