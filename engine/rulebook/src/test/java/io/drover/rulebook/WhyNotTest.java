package io.drover.rulebook;

import static io.drover.rulebook.Facts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.fact.Regime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyNotTest {
    private final WhyNot whyNot = WhyNot.of(Rules.sources());

    @Test
    void the_first_false_condition_has_its_line_and_values() {
        assertThat(enter(
                        List.of(),
                        Facts.indicator(AAPL, "slow", 10),
                        Facts.open(AAPL),
                        Facts.indicator(AAPL, "fast", 9)))
                .isEqualTo("strategy/trend.drl:15 [strategy.trend.enter] value > $slow:"
                        + " value = 9.0, $slow = 10.0 of Indicator/AAPL.XNAS/1d/fast");
    }

    @Test
    void a_missing_fact_is_named() {
        assertThat(enter(List.of(), Facts.indicator(AAPL, "slow", 10)))
                .isEqualTo("strategy/trend.drl:14 [strategy.trend.enter] MarketState: there is no such fact");
    }

    @Test
    void a_value_that_no_fact_has_is_told_with_the_nearest_fact() {
        assertThat(enter(List.of(), Facts.indicator(AAPL, "fast", 10)))
                .endsWith("name == \"slow\": no Indicator has it; nearest: name = fast of Indicator/AAPL.XNAS/1d/fast");
    }

    @Test
    void other_instruments_do_not_count() {
        assertThat(enter(List.of(), Facts.indicator(AAPL, "slow", 10), Facts.open("MSFT.XNAS")))
                .endsWith("MarketState: there is no such fact");
    }

    @Test
    void the_fact_that_blocks_a_not_is_named() {
        assertThat(enter(
                        List.of(),
                        Facts.indicator(AAPL, "slow", 10),
                        Facts.open(AAPL),
                        Facts.indicator(AAPL, "fast", 11),
                        Facts.position(AAPL, 0)))
                .isEqualTo("strategy/trend.drl:16 [strategy.trend.enter] not Position: Position/AAPL.XNAS is there");
    }

    @Test
    void derived_facts_of_the_cycle_count() {
        Fact[] facts = {Facts.indicator(AAPL, "slow", 10), Facts.open(AAPL), Facts.indicator(AAPL, "fast", 11)};

        assertThat(enter(List.of(), facts)).isEqualTo("strategy/trend.drl:11 [strategy.trend.enter] matched");
        assertThat(enter(List.of(new Regime("calm", AAPL)), facts))
                .endsWith("not Regime: Regime/AAPL.XNAS/calm is there");
    }

    @Test
    void an_accumulate_tells_its_results() {
        List<WhyNot.Answer> answers = whyNot.explain(snapshot(Facts.open(AAPL)), List.of(), AAPL);

        assertThat(answers)
                .filteredOn(a -> a.rule().equals("strategy.mood.good"))
                .extracting(WhyNot.Answer::condition, WhyNot.Answer::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("$sum >= 1", "$sum = 0"));
    }

    @Test
    void every_strategy_rule_is_answered() {
        assertThat(whyNot.explain(snapshot(), List.of(), AAPL))
                .extracting(WhyNot.Answer::rule)
                .containsExactly(
                        "strategy.mood.calm",
                        "strategy.mood.up",
                        "strategy.mood.good",
                        "strategy.trend.enter",
                        "strategy.trend.stop",
                        "strategy.trend.withdraw",
                        "strategy.trend.remember");
    }

    private String enter(List<DerivedFact> derived, Fact... facts) {
        return whyNot.explain(snapshot(facts), derived, AAPL).stream()
                .filter(a -> a.rule().equals("strategy.trend.enter"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static Snapshot snapshot(Fact... facts) {
        return Facts.snapshot(new RuleSet("", List.of(), List.of(), List.of()), facts);
    }
}
