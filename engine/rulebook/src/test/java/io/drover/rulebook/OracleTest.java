package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The classic model decides as the executable one does. */
class OracleTest {
    @Test
    void both_models_decide_the_same_on_random_snapshots() {
        RuleSources sources = Rules.sources();
        RuleSet rules = CheckedRules.sound(sources).ruleSet();
        List<Snapshot> snapshots = new ArrayList<>();
        List<List<Proposal>> proposals = new ArrayList<>();
        for (int seed = 100; seed < 150; seed++) {
            snapshots.add(new Snapshot(RandomFacts.of(rules, seed)));
            proposals.add(List.of(Facts.entry("1-0", "AAPL.XNAS", seed)));
        }

        Oracle.Opinion opinion = Oracle.on(sources, Rules.STILL, snapshots, proposals);

        assertThat(opinion.differences()).isEmpty();
        assertThat(opinion.snapshots()).isEqualTo(50);
    }

    @Test
    void scenarios_are_compared_too() {
        String scenario = """
                scenarios:
                  - name: one point
                    given: [{Bar: {open: 9, close: 10}}]
                    expect: [{score: {name: up, points: 1}}]
                """;

        Oracle.Opinion opinion = Oracle.onScenarios(Rules.with("strategy/mood.scenarios.yaml", scenario), Rules.STILL);

        assertThat(opinion).isEqualTo(new Oracle.Opinion(1, List.of()));
    }
}
