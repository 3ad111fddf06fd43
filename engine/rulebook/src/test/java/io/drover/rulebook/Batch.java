package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.Snapshot;
import io.drover.rulebook.Differential.Difference;
import io.drover.rulebook.Inquiry.Call;
import io.drover.rulebook.random.Construct;
import io.drover.rulebook.random.CycleWriter;
import io.drover.rulebook.random.GeneratedRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Some generated rule sets that are compiled together, and all that is compared on them. */
final class Batch {
    private static final int CYCLES = 16;
    private static final int EXPLAINED = 5;
    /** Explanations look at every pair of facts. */
    private static final int FEW = 3;

    private final long seed;
    private final GeneratedSources sources;
    private final GeneratedRules rules;
    private final CompiledRules compiled;
    private final Set<String> fired = new TreeSet<>();

    Batch(long seed, int sets) {
        this.seed = seed;
        sources = GeneratedSources.sound(GeneratedRules.of(seed, sets));
        rules = sources.rules();
        compiled = sources.checked().compiled();
    }

    int refused() {
        return sources.refused();
    }

    int size() {
        return rules.rules().size();
    }

    /** The smallest case on which an evaluator differs from the reference, if any does. */
    Optional<String> difference() {
        List<Inquiry> questions = Inquiries.of(seed, rules.strategies(), CYCLES, Integer.MAX_VALUE);
        Optional<Difference> difference = Differential.of(compiled, questions, this::note);
        return difference.map(d -> "seed %d%n%s".formatted(seed, Smallest.of(rules, questions, d)));
    }

    /** Strategy rules of which explanations say something else than what happened; a failed cycle explains nothing. */
    Optional<String> misexplained() {
        WhyNot whyNot = WhyNot.of(sources.checked());
        CycleWriter cycles = new CycleWriter(seed, FEW);
        try (StageEvaluator reference = new Evaluators(Differential.SETTINGS).reference(compiled)) {
            for (int i = 0; i < EXPLAINED; i++) {
                Snapshot snapshot = cycles.next();
                for (String strategy : rules.strategies()) {
                    Inquiry question = new Inquiry(Call.PROPOSE, snapshot, Set.of(strategy), List.of());
                    if (question.to(reference) instanceof Asked asked) {
                        Explained explained = Explained.of(rules, strategy, whyNot, snapshot.facts(), asked);
                        if (!explained.fired().equals(explained.matched())) {
                            return Optional.of("seed %d%n%s%n%s".formatted(seed, explained, snapshot));
                        }
                        fired.addAll(explained.fired());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What the rules are made of that were seen to fire. */
    Set<Construct> constructs() {
        Set<Construct> constructs = EnumSet.noneOf(Construct.class);
        rules.rules().stream().filter(r -> fired.contains(r.name())).forEach(r -> constructs.addAll(r.uses()));
        return constructs;
    }

    private void note(Object answer) {
        if (answer instanceof Asked asked) {
            asked.drafts().forEach(d -> fired.add(d.provenance().rule()));
        } else if (answer instanceof Judged judged) {
            judged.measurements().forEach(m -> fired.add(m.rule()));
            judged.vetoes().forEach(v -> fired.add(v.rule()));
            judged.states().forEach(s -> fired.add(s.provenance().rule()));
        }
    }
}
