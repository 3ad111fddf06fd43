package io.drover.research.simulation;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules that fail when they are told to. */
final class FailingRules implements RuleEvaluator {
    private final RuleEvaluator rules;
    private Optional<RuleFailureException.Kind> proposing = Optional.empty();
    private Optional<RuleFailureException.Kind> guarding = Optional.empty();

    FailingRules(RuleEvaluator rules) {
        this.rules = rules;
    }

    void failNext(RuleFailureException.Kind how, boolean guards) {
        if (guards) {
            guarding = Optional.of(how);
        } else {
            proposing = Optional.of(how);
        }
    }

    @Override
    public String name() {
        return rules.name();
    }

    @Override
    public RuleSet ruleSet() {
        return rules.ruleSet();
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> strategies) {
        Optional<RuleFailureException.Kind> now = proposing;
        proposing = Optional.empty();
        fail(now);
        return rules.propose(snapshot, strategies);
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        Optional<RuleFailureException.Kind> now = guarding;
        guarding = Optional.empty();
        fail(now);
        return rules.halt(snapshot);
    }

    private static void fail(Optional<RuleFailureException.Kind> kind) {
        kind.ifPresent(k -> {
            throw new RuleFailureException(k, "drawn by lot");
        });
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        return rules.judge(snapshot, proposals);
    }

    /** The rules belong to another. */
    @Override
    public void close() {
        // Closed by their owner.
    }
}
