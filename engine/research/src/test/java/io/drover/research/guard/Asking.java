package io.drover.research.guard;

import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import java.util.List;
import java.util.Set;

/** Guard rules, asked whatever a test wishes. */
record Asking(RuleEvaluator guards, List<Draft> wishes) implements RuleEvaluator {
    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public RuleSet ruleSet() {
        return guards.ruleSet();
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> strategies) {
        return new Asked(wishes, List.of(), wishes.size());
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        return guards.halt(snapshot);
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        return guards.judge(snapshot, proposals);
    }

    @Override
    public void close() {}
}
