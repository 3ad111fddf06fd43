package io.drover.research.simulation;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.Measurement;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules that fail when they are told to. */
final class FailingRules implements RuleEvaluator {
    private final RuleEvaluator rules;
    private Optional<RuleFailureException.Kind> proposing = Optional.empty();
    private Optional<RuleFailureException.Kind> guarding = Optional.empty();
    private Optional<RuleFailureException.Kind> judging = Optional.empty();
    private Optional<Fault> erring = Optional.empty();
    private final Set<String> misjudged = new HashSet<>();

    FailingRules(RuleEvaluator rules) {
        this.rules = rules;
    }

    /** The stage that fails is drawn by the fault. */
    void failNext(RuleFailureException.Kind how, Fault fault) {
        switch (fault.argument() / 3 % 3) {
            case 0 -> guarding = Optional.of(how);
            case 1 -> proposing = Optional.of(how);
            default -> judging = Optional.of(how);
        }
    }

    void errNext(Fault fault) {
        erring = Optional.of(fault);
    }

    /** Whether guards erred about the proposal of this decision. */
    boolean isMisjudged(String decision) {
        return misjudged.contains(decision);
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
        Optional<RuleFailureException.Kind> now = judging;
        judging = Optional.empty();
        fail(now);
        Judged judged = rules.judge(snapshot, proposals);
        Optional<Fault> error = erring.filter(e -> !judged.measurements().isEmpty());
        error.ifPresent(e -> erring = Optional.empty());
        return error.map(e -> err(judged, e)).orElse(judged);
    }

    private Judged err(Judged judged, Fault error) {
        List<Measurement> all = new ArrayList<>(judged.measurements());
        Measurement m = all.remove(error.argument() / 3 % all.size());
        misjudged.add(m.proposal());
        switch (error.choice(3)) {
            case 0 -> {}
            case 1 -> {
                all.add(m);
                all.add(m);
            }
            default ->
                all.add(new Measurement(m.proposal(), m.control(), m.row(), Double.NaN, m.limit(), m.sum(), m.rule()));
        }
        return new Judged(all, judged.vetoes(), judged.states(), judged.firings());
    }

    /** The rules belong to another. */
    @Override
    public void close() {
        // Closed by their owner.
    }
}
