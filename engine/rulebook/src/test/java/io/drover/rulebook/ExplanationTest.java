package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.port.RuleEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An explanation says that a rule matched exactly when the engine fired it. */
class ExplanationTest {
    @Test
    void matched_rules_are_those_that_fired() {
        RuleSources sources = Rules.sources();
        WhyNot whyNot = WhyNot.of(sources);
        try (RuleEvaluator rules = Rulebook.compile(sources, Rules.settings())) {
            for (int seed = 0; seed < 200; seed++) {
                List<Fact> facts = RandomFacts.of(rules.ruleSet(), seed);
                Asked asked = rules.propose(new Snapshot(facts), Set.of("trend", "mood"));
                List<Fact> all = new ArrayList<>(facts);
                all.addAll(asked.derived());

                Set<String> matched = rules.ruleSet().rules().stream()
                        .filter(r -> r.concern().equals("trend"))
                        .map(r -> whyNot.explain(r.name(), all))
                        .filter(WhyNot.Answer::matched)
                        .map(WhyNot.Answer::rule)
                        .collect(Collectors.toCollection(TreeSet::new));

                assertThat(matched).isEqualTo(fired(asked));
            }
        }
    }

    @Test
    void every_form_of_condition_can_be_explained() throws java.io.IOException {
        String forms =
                java.nio.file.Files.readString(Rules.resource("wellformed").resolve("trend.drl"));
        RuleSources sources = Rules.with("strategy/trend.drl", forms);
        WhyNot whyNot = WhyNot.of(sources);
        try (RuleEvaluator rules = Rulebook.compile(sources, Rules.settings())) {
            List<Fact> facts = FormFacts.all(rules.ruleSet());
            for (int without = -1; without < facts.size(); without++) {
                List<Fact> some = new ArrayList<>(facts);
                if (without >= 0) {
                    some.remove(without);
                }

                Asked asked = rules.propose(Snapshot.of(some), Set.of("trend"));

                boolean matched = whyNot.explain("strategy.trend.forms", some).matched();
                assertThat(matched).isEqualTo(fired(asked).contains("strategy.trend.forms"));
                assertThat(without >= 0 || matched).isTrue();
            }
        }
    }

    private static Set<String> fired(Asked asked) {
        return asked.drafts().stream()
                .map(Draft::provenance)
                .map(p -> p.rule())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
