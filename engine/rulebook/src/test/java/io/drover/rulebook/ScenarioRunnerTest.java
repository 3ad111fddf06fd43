package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScenarioRunnerTest {
    private static final String HEAD = "scenarios:\n";
    private static final String ENTERS = """
              - name: buys above the slow average
                given:
                  - Indicator: {name: slow, value: 10.0}
                  - Indicator: {name: fast, value: %s}
                  - MarketState: {open: true}
                expect:
                  - buy: {symbol: AAPL.XNAS, rule: strategy.trend.enter, equity-share: 0.10, stop-loss-ratio: 0.03}
                  - remember: {name: slow, value: 10, for-minutes: 1440}
            """;

    @Test
    void exactly_what_is_said_passes() {
        assertThat(run("strategy/trend.scenarios.yaml", HEAD + ENTERS.formatted("10.5")))
                .containsExactly(new ScenarioResult(
                        "buys above the slow average", "strategy/trend.scenarios.yaml", 2, true, ""));
    }

    @Test
    void a_failure_names_the_condition_that_was_false_with_its_values() {
        ScenarioResult result = only(run("strategy/trend.scenarios.yaml", HEAD + ENTERS.formatted("9.5")));

        assertThat(result.passed()).isFalse();
        assertThat(result.message().lines().map(String::strip))
                .startsWith(
                        "expected: [buy: {equity-share: 0.10, rule: strategy.trend.enter, stop-loss-ratio: 0.03, symbol: AAPL.XNAS}, "
                                + "remember: {for-minutes: 1440, name: slow, value: 10}]")
                .endsWith("because:  strategy/trend.drl:15 [strategy.trend.enter] value > $slow:"
                        + " value = 9.5, $slow = 10.0 of Indicator/AAPL.XNAS/1d/fast");
    }

    @Test
    void more_than_expected_fails_too() {
        ScenarioResult result = only(run("strategy/trend.scenarios.yaml", HEAD + """
                          - name: nothing
                            given: [{Indicator: {name: slow, value: 3.0}}]
                            expect: none
                        """));

        assertThat(result.message()).startsWith("expected: none").contains("actual:   [remember: {");
    }

    @Test
    void a_wrong_number_fails() {
        ScenarioResult result = only(run("strategy/mood.scenarios.yaml", HEAD + """
                          - name: two points
                            given: [{Bar: {open: 9, close: 10}}]
                            expect: [{score: {name: up, points: 2}}]
                        """));

        assertThat(result.passed()).isFalse();
    }

    @Test
    void analysis_facts_may_be_given_and_silence_an_entry() {
        String calm = ENTERS.formatted("10.5")
                .replace("    expect:", "      - Regime: {name: calm, symbol: AAPL.XNAS}\n    expect:");

        ScenarioResult result = only(run("strategy/trend.scenarios.yaml", HEAD + calm));

        assertThat(result.message()).endsWith("not Regime: Regime/AAPL.XNAS/calm is there");
    }

    @Test
    void guards_are_compared_by_measured_value_limit_and_outcome() {
        String text = HEAD + """
                  - name: at the limit
                    given:
                      - Proposal: {worstValue: 100}
                      - Limit: {control: C01, value: 100}
                    expect: [{measure: {control: C01, measured: 100, limit: 100, outcome: pass}}]
                  - name: above
                    given:
                      - Proposal: {worstValue: 100.01}
                      - Limit: {control: C01, value: 100}
                    expect: [{measure: {control: C01, measured: 100.01, limit: 100, outcome: breach}}]
                """;

        assertThat(run("guard/risk.scenarios.yaml", text)).hasSize(2).allMatch(ScenarioResult::passed);
    }

    @Test
    void halt_rules_are_compared_by_state_and_scope() {
        String text = HEAD + """
                  - name: second rung
                    given:
                      - Account: {dayLossRatio: 0.04}
                      - Limit: {control: C19, state: HALTED, value: 0.03}
                    expect: [{state: {state: HALTED, scope: ACCOUNT, control: C19}}]
                """;

        assertThat(only(run("guard/halt.scenarios.yaml", text)).passed()).isTrue();
    }

    @Test
    void malformed_scenarios_name_file_line_and_key() {
        Map<String, String> malformed = new TreeMap<>(Map.of(
                "- nam: x", "unknown key nam. Maybe it is called name",
                "- {name: x, given: [], expect: none, name: y}", "key name stands twice. Maybe delete one",
                "- {name: x, given: [{Indicatr: {}}], expect: none}",
                        "unknown key Indicatr. Maybe it is called Indicator",
                "- {name: x, given: [{Bar: {colse: 1}}], expect: none}", "unknown key colse. Maybe it is called close",
                "- {name: x, given: [{Bar: {close: .nan}}], expect: none}", ".nan is no number. Maybe write 0.05",
                "- {name: x, given: [{Bar: {close: 1e999}}], expect: none}", "1e999 is not finite. Maybe write 0.05",
                "- {name: x, given: [], expect: [{buyy: {}}]}", "unknown key buyy. Maybe it is called buy",
                "- {name: x, given: [], expect: []}", "expects an empty list. Maybe write expect: none",
                "- {name: x, given: []}", "key expect is missing. Maybe add it"));
        List<String> expected = new ArrayList<>();
        malformed
                .values()
                .forEach(m -> expected.add("strategy/trend.scenarios.yaml:%d %s.".formatted(expected.size() + 2, m)));

        List<ScenarioResult> results =
                run("strategy/trend.scenarios.yaml", HEAD + String.join("\n", malformed.keySet()));

        assertThat(results).noneMatch(ScenarioResult::passed);
        assertThat(results).extracting(ScenarioResult::message).isEqualTo(expected);
    }

    @Test
    void a_foreign_type_is_refused() {
        String text = HEAD + "- {name: !!java.io.File x, given: [], expect: none}";

        assertThat(only(run("strategy/trend.scenarios.yaml", text)).message())
                .startsWith("strategy/trend.scenarios.yaml:2 is no YAML: Global tag is not allowed");
    }

    @Test
    void an_alias_bomb_is_refused() {
        String bomb = "a: &a [x]\nscenarios: [*a, *a]\n";

        assertThat(only(run("strategy/trend.scenarios.yaml", bomb)).passed()).isFalse();
    }

    @Test
    void a_scenario_without_rules_beside_it_fails() {
        assertThat(only(run("strategy/trned.scenarios.yaml", HEAD + ENTERS.formatted("9")))
                        .message())
                .isEqualTo("strategy/trned.scenarios.yaml:2 there is no rule file strategy/trned.drl."
                        + " Maybe rename the scenario file.");
    }

    private static List<ScenarioResult> run(String name, String text) {
        return ScenarioRunner.run(Rules.with(name, text), Rules.STILL);
    }

    private static ScenarioResult only(List<ScenarioResult> results) {
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
