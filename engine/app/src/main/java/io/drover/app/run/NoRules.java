package io.drover.app.run;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import java.util.List;
import java.util.Set;

/** Asks for nothing and approves nothing: for a run that only closes, whatever is wrong with the rules. */
public final class NoRules implements RuleEvaluator {
    /** SHA-256 of no file at all. */
    private static final String HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Override
    public RuleSet ruleSet() {
        return new RuleSet(HASH, List.of(), List.of(), List.of());
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> strategies) {
        return new Asked(List.of(), List.of(), 0);
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        return new Judged(List.of(), List.of(), List.of(), 0);
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        return halt(snapshot);
    }

    @Override
    public void close() {}
}
