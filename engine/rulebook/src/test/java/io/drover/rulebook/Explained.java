package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.fact.Candidate;
import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.fact.Regime;
import io.drover.fact.Score;
import io.drover.fact.Signal;
import io.drover.rulebook.random.GeneratedRule;
import io.drover.rulebook.random.GeneratedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What fired in one strategy, by the reference and by the explanations. Generated rules name what they derive after
 * themselves, so every firing can be seen.
 *
 * @param fired rules that fired
 * @param matched rules of which an explanation says that all their conditions are true
 */
record Explained(Set<String> fired, Set<String> matched) {
    static Explained of(GeneratedRules rules, String strategy, WhyNot whyNot, List<Fact> facts, Asked asked) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(asked.derived());
        Set<String> matched = new TreeSet<>();
        for (GeneratedRule rule : rules.rules()) {
            if (rule.control().isEmpty()
                    && rule.concern().equals(strategy)
                    && whyNot.explain(rule.name(), all).matched()) {
                matched.add(rule.name());
            }
        }
        return new Explained(fired(strategy, asked), matched);
    }

    private static Set<String> fired(String strategy, Asked asked) {
        Set<String> fired = new TreeSet<>();
        asked.drafts().stream().map(Draft::provenance).forEach(p -> fired.add(p.rule()));
        asked.derived().forEach(d -> fired.add("strategy.%s.%s".formatted(strategy, maker(d))));
        return fired;
    }

    private static String maker(DerivedFact fact) {
        if (fact instanceof Regime regime) {
            return regime.name();
        }
        if (fact instanceof Score score) {
            return score.name();
        }
        return fact instanceof Signal signal ? signal.direction() : ((Candidate) fact).name();
    }
}
