package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Decisions are a set: neither the order of facts nor the names of files change them. */
class OrderIndependenceTest {
    private static final int SHUFFLES = 20;
    private static final Set<String> BOTH = Set.of("trend", "mood");

    @Test
    void shuffled_facts_give_equal_decisions() {
        try (RuleEvaluator rules = Rulebook.compile(Rules.sources(), Rules.settings())) {
            for (int seed = 0; seed < 10; seed++) {
                List<Fact> facts = new ArrayList<>(RandomFacts.of(rules.ruleSet(), seed));
                List<Object> expected = decisions(rules, facts, false);
                for (int i = 0; i < SHUFFLES; i++) {
                    Collections.shuffle(facts, new Random(i));
                    assertThat(decisions(rules, facts, i % 2 == 1)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void other_file_names_give_equal_decisions() {
        List<Object> expected = named("a", "b");

        assertThat(named("z", "a")).isEqualTo(expected);
        assertThat(named("m", "n")).isEqualTo(expected);
    }

    /** Each strategy in a folder of its own, split over files with these names. */
    private static List<Object> named(String first, String second) {
        Map<String, String> files = new TreeMap<>(Rules.sources().files());
        String trend = files.remove("strategy/trend.drl");
        String mood = files.remove("strategy/mood.drl");
        files.put("strategy/trend/" + first + ".drl", trend);
        files.put("strategy/mood/" + second + ".drl", mood);
        try (RuleEvaluator rules = Rulebook.compile(RuleSources.of(files), Rules.settings())) {
            List<Object> all = new ArrayList<>();
            for (int seed = 0; seed < 20; seed++) {
                decisions(rules, RandomFacts.of(rules.ruleSet(), seed), false)
                        .forEach(d -> all.add(d.toString().replaceAll("file=[^,]*", "")));
            }
            return all;
        }
    }

    private static List<Object> decisions(RuleEvaluator rules, List<Fact> facts, boolean turned) {
        List<Proposal> proposals =
                new ArrayList<>(List.of(Facts.entry("1-0", "AAPL.XNAS", 110), Facts.exit("1-1", "MSFT.XNAS")));
        if (turned) {
            Collections.reverse(proposals);
        }
        Snapshot snapshot = new Snapshot(facts);
        return List.of(rules.propose(snapshot, BOTH), rules.halt(snapshot), rules.judge(snapshot, proposals));
    }
}
