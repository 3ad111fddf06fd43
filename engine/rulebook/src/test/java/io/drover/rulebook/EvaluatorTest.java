package io.drover.rulebook;

import static io.drover.rulebook.Facts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.decision.Judged;
import io.drover.decision.Measurement;
import io.drover.decision.Provenance;
import io.drover.decision.Provenance.Binding;
import io.drover.decision.Sizing;
import io.drover.decision.Snapshot;
import io.drover.decision.StateRequest;
import io.drover.decision.Terms;
import io.drover.fact.Fact;
import io.drover.fact.Score;
import io.drover.fact.Signal;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import io.drover.port.RuleEvaluator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every evaluator answers. */
abstract class EvaluatorTest {
    private static final Set<String> BOTH = Set.of("trend", "mood");

    private final RuleEvaluator rules;

    EvaluatorTest(BiFunction<RuleSources, EvaluatorSettings, RuleEvaluator> compiler) {
        rules = compiler.apply(Rules.sources(), Rules.settings());
    }

    /** Checked and compiled anew, then evaluated in one of the ways there are. */
    static BiFunction<RuleSources, EvaluatorSettings, RuleEvaluator> by(
            BiFunction<Evaluators, CompiledRules, StageEvaluator> way) {
        return (sources, settings) ->
                way.apply(new Evaluators(settings), CheckedRules.sound(sources).compiled());
    }

    @AfterEach
    void close() {
        rules.close();
    }

    @Test
    void an_entry_carries_its_terms_and_what_its_rule_saw() {
        Snapshot snapshot =
                snapshot(Facts.indicator(AAPL, "slow", 10), Facts.indicator(AAPL, "fast", 10.5), Facts.open(AAPL));

        Asked asked = rules.propose(snapshot, Set.of("trend"));

        Provenance provenance = new Provenance(
                "strategy.trend.enter",
                "strategy/trend.drl",
                11,
                List.of(new Binding("$fast", "10.5"), new Binding("$s", AAPL), new Binding("$slow", "10")),
                List.of("Indicator/AAPL.XNAS/1d/slow", "MarketState/AAPL.XNAS", "Indicator/AAPL.XNAS/1d/fast"));
        Draft entry = new Draft.Entry(
                provenance,
                "trend",
                AAPL,
                Side.BUY,
                new Sizing.EquityShare(0.10),
                new Terms(OptionalDouble.empty(), TimeInForce.DAY, "fast above slow"),
                OptionalDouble.of(0.03),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        assertThat(asked.drafts()).first().isEqualTo(entry);
        assertThat(asked.firings()).isEqualTo(2);
    }

    @Test
    void a_memo_carries_its_value_subject_and_time() {
        Asked asked = rules.propose(snapshot(Facts.indicator(AAPL, "slow", 10)), Set.of("trend"));

        assertThat(asked.drafts()).singleElement().isInstanceOfSatisfying(Draft.Remember.class, memo -> {
            assertThat(List.of(memo.symbol(), memo.name(), memo.text())).containsExactly(AAPL, "slow", "");
            assertThat(memo.number()).isEqualTo(10);
            assertThat(memo.forMinutes()).isEqualTo(1440);
        });
    }

    @Test
    void an_exit_closes_all_and_a_cancel_names_the_order() {
        Asked asked = rules.propose(
                snapshot(Facts.position(AAPL, -0.06), Facts.open(AAPL), Facts.working("MSFT.XNAS", 3601)),
                Set.of("trend"));

        assertThat(asked.drafts().get(0)).isInstanceOfSatisfying(Draft.Exit.class, exit -> {
            assertThat(exit.share()).isEqualTo(1);
            assertThat(exit.terms().reason()).isEqualTo("lost -0.06");
            assertThat(exit.provenance().bindings()).contains(new Binding("$p", "Position/AAPL.XNAS"));
        });
        assertThat(asked.drafts().get(1))
                .isInstanceOfSatisfying(
                        Draft.Cancel.class, c -> assertThat(c.order()).isEqualTo("3-0"));
    }

    @Test
    void derived_facts_are_complete_before_a_later_stratum_reads_them() {
        Fact calm = Facts.bar(AAPL, 100, 100.02, 99.99, 100.01);
        Fact lively = Facts.bar("MSFT.XNAS", 10, 12, 9, 11);

        Asked asked = rules.propose(snapshot(calm, lively, Facts.open(AAPL), Facts.open("MSFT.XNAS")), BOTH);

        assertThat(asked.derived())
                .containsExactly(
                        new io.drover.fact.Regime("calm", AAPL),
                        new Score(AAPL, "up", 1),
                        new Score("MSFT.XNAS", "up", 1),
                        new Signal("MSFT.XNAS", "mood", "LONG", 1.0, "good mood"));
    }

    @Test
    void rules_of_strategies_that_are_not_named_stay_silent() {
        Snapshot snapshot = snapshot(Facts.indicator(AAPL, "slow", 10), Facts.bar(AAPL, 10, 12, 9, 11));

        assertThat(rules.propose(snapshot, Set.of("mood")).drafts()).isEmpty();
        assertThat(rules.propose(snapshot, Set.of("trend")).derived()).isEmpty();
        assertThat(rules.propose(snapshot, Set.of()).firings()).isZero();
    }

    @Test
    void every_control_measures_an_entry_against_each_of_its_rows() {
        Judged judged = rules.judge(snapshot(Facts.account(0.01)), List.of(Facts.entry("7-0", AAPL, 110)));

        assertThat(judged.measurements()).extracting(Measurement::control).containsAll(Control.mandatory());
        assertThat(judged.measurements())
                .filteredOn(m -> m.control() == Control.C01)
                .containsExactly(
                        new Measurement(
                                "7-0",
                                Control.C01,
                                "C01/ACCOUNT///",
                                110,
                                12_000,
                                Optional.empty(),
                                "guard.risk.order-value"),
                        new Measurement(
                                "7-0",
                                Control.C01,
                                "C01/INSTRUMENT/AAPL.XNAS//",
                                110,
                                5_000,
                                Optional.empty(),
                                "guard.risk.order-value"));
        assertThat(judged.measurements())
                .filteredOn(m -> m.control() == Control.C14)
                .extracting(Measurement::sum)
                .containsExactly(Optional.of(new Measurement.Sum(AAPL, 0, 110)));
    }

    @Test
    void an_exit_is_measured_by_the_controls_of_all_proposals_only() {
        Judged judged = rules.judge(snapshot(Facts.account(0)), List.of(Facts.exit("7-0", AAPL)));

        assertThat(judged.measurements())
                .extracting(Measurement::control)
                .containsExactly(Control.C04, Control.C10, Control.C16, Control.C26);
    }

    @Test
    void measurements_stand_by_proposal_in_order_of_their_number() {
        Judged judged = rules.judge(
                snapshot(Facts.account(0)), List.of(Facts.exit("9-10", AAPL), Facts.exit("9-2", "MSFT.XNAS")));

        assertThat(judged.measurements())
                .extracting(Measurement::proposal)
                .containsExactly("9-2", "9-2", "9-2", "9-2", "9-10", "9-10", "9-10", "9-10");
    }

    @Test
    void halt_rules_lower_the_state_worst_first() {
        Judged judged = rules.halt(snapshot(Facts.account(0.035)));

        assertThat(judged.states())
                .extracting(StateRequest::state)
                .containsExactly(TradingState.HALTED, TradingState.REDUCING);
        assertThat(judged.states().get(0).scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(judged.states().get(0).reason()).isEqualTo("day loss 0.035");
        assertThat(rules.halt(snapshot(Facts.account(0.02))).states()).isEmpty();
    }

    private Snapshot snapshot(Fact... facts) {
        return Facts.snapshot(rules.ruleSet(), facts);
    }
}
