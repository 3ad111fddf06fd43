package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A second opinion on a rule set: the same rules compiled for the engine's older, classic model must decide the same. A
 * difference is a defect of one of the two compilers, or of how a rule is written.
 */
public final class Oracle {
    private Oracle() {}

    /**
     * What a comparison found.
     *
     * @param snapshots on how many snapshots both decided
     * @param differences one text for each snapshot on which they differ
     */
    public record Opinion(int snapshots, List<String> differences) {
        public Opinion {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Compiles a rule set for the classic model.
     *
     * @throws RuleCheckException with everything that is wrong with it
     */
    public static RuleEvaluator compile(RuleSources sources, EvaluatorSettings settings) {
        return new Evaluators(settings).classic(CheckedRules.sound(sources));
    }

    /** Lets both models decide on the facts of every scenario of the rule set. */
    public static Opinion onScenarios(RuleSources sources, Clock clock) {
        List<Snapshot> snapshots = new ArrayList<>();
        List<List<Proposal>> proposals = new ArrayList<>();
        for (List<Fact> given : ScenarioRunner.givens(sources, CheckedRules.sound(sources))) {
            snapshots.add(Snapshot.of(given.stream().filter(Oracle::stands).toList()));
            proposals.add(given.stream()
                    .filter(Proposal.class::isInstance)
                    .map(Proposal.class::cast)
                    .toList());
        }
        return on(sources, clock, snapshots, proposals);
    }

    /**
     * Lets both models decide on given snapshots.
     *
     * @param proposals what guards judge, one list for each snapshot
     */
    public static Opinion on(
            RuleSources sources, Clock clock, List<Snapshot> snapshots, List<List<Proposal>> proposals) {
        EvaluatorSettings settings = EvaluatorSettings.of(clock);
        CheckedRules checked = CheckedRules.sound(sources);
        Evaluators evaluators = new Evaluators(settings);
        List<String> differences = new ArrayList<>();
        try (RuleEvaluator executable = evaluators.reference(checked.compiled());
                RuleEvaluator classic = evaluators.classic(checked)) {
            for (int i = 0; i < snapshots.size(); i++) {
                List<Object> left = decisions(executable, snapshots.get(i), proposals.get(i));
                List<Object> right = decisions(classic, snapshots.get(i), proposals.get(i));
                if (!left.equals(right)) {
                    differences.add("snapshot %d: executable %s, classic %s".formatted(i, left, right));
                }
            }
        }
        return new Opinion(snapshots.size(), differences);
    }

    private static List<Object> decisions(RuleEvaluator rules, Snapshot snapshot, List<Proposal> proposals) {
        Set<String> strategies = rules.ruleSet().rules().stream()
                .filter(r -> r.stage().equals("strategy"))
                .map(r -> r.concern())
                .collect(Collectors.toSet());
        return List.of(rules.propose(snapshot, strategies), rules.halt(snapshot), rules.judge(snapshot, proposals));
    }

    /** Proposals and analysis facts never stand in a snapshot. */
    private static boolean stands(Fact fact) {
        return !(fact instanceof Proposal) && !(fact instanceof DerivedFact);
    }
}
