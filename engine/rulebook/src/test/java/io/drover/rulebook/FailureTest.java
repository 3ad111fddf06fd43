package io.drover.rulebook;

import static io.drover.rulebook.Facts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong while rules fire leaves no answer at all, and the next cycle is as good as the first. */
abstract class FailureTest {
    private final BiFunction<RuleSources, EvaluatorSettings, RuleEvaluator> compiler;

    FailureTest(BiFunction<RuleSources, EvaluatorSettings, RuleEvaluator> compiler) {
        this.compiler = compiler;
    }

    private static final String REMEMBER = """
            package rules.strategy.trend;
            import io.drover.fact.*;
            global ProposalRecorder propose;
            /** Remembers. */
            rule "strategy.trend.remember"
            when
                %s
            then
                propose.remember(drools, "x", %s);
            end
            """;

    @Test
    void more_firings_than_allowed_discard_all() {
        EvaluatorSettings two = new EvaluatorSettings(2, Duration.ofSeconds(2), Rules.STILL);
        try (RuleEvaluator rules = compiler.apply(Rules.sources(), two)) {
            Snapshot three = snapshot(
                    rules,
                    Facts.indicator("A.XNAS", "slow", 1),
                    Facts.indicator("B.XNAS", "slow", 1),
                    Facts.indicator("C.XNAS", "slow", 1));
            Snapshot exactly =
                    snapshot(rules, Facts.indicator("A.XNAS", "slow", 1), Facts.indicator("B.XNAS", "slow", 1));

            assertThat(failure(rules, three).kind()).isEqualTo(Kind.LIMIT);
            assertThat(rules.propose(exactly, Set.of("trend")).firings()).isEqualTo(2);
        }
    }

    @Test
    void longer_than_the_budget_discards_all() {
        EvaluatorSettings slow = new EvaluatorSettings(100, Duration.ofMillis(5), new TenMillisecondsEachLook());
        try (RuleEvaluator rules = compiler.apply(Rules.sources(), slow)) {
            assertThat(failure(rules, snapshot(rules, Facts.indicator(AAPL, "slow", 1)))
                            .kind())
                    .isEqualTo(Kind.BUDGET);
        }
    }

    @Test
    void an_exception_in_a_condition_names_the_rule() {
        RuleFailureException failure =
                failureOf("Strategy( name == \"trend\", $x : parameter(\"absent\"), $x > 1.0 )", "$x");

        assertThat(failure.kind()).isEqualTo(Kind.EXCEPTION);
        assertThat(failure).hasMessageContaining("strategy trend has no parameter absent");
    }

    @Test
    void an_exception_in_a_condition_is_noticed_though_another_is_false() {
        RuleFailureException failure = failureOf(
                "Position( symbol == \"none\" ) Strategy( name == \"trend\", parameter(\"absent\") > 1.0, $x : capitalShare )",
                "$x");

        assertThat(failure).hasMessageContaining("strategy trend has no parameter absent");
    }

    @Test
    void an_exception_in_a_condition_is_noticed_though_its_rule_may_not_fire() {
        String absent = REMEMBER.formatted("Strategy( parameter(\"absent\") > 1.0, $x : capitalShare )", "$x");
        try (RuleEvaluator rules = compiler.apply(Rules.with("strategy/trend.drl", absent), Rules.settings())) {
            RuleFailureException failure = catchThrowableOfType(
                    RuleFailureException.class, () -> rules.propose(snapshot(rules), Set.of("mood")));

            assertThat(failure).hasMessageContaining("has no parameter absent");
        }
    }

    @Test
    void an_exception_in_a_consequence_names_the_rule() {
        RuleFailureException failure = failureOf("Bar( $c : close, $v : volume )", "$c / ($v - $v)");

        assertThat(failure.kind()).isEqualTo(Kind.EXCEPTION);
        assertThat(failure)
                .hasMessageContaining("strategy.trend.remember: ")
                .hasMessageContaining("memo x (Infinity) must be finite");
    }

    @Test
    void a_size_of_nothing_discards_all() {
        String zero =
                Rules.sources().files().get("strategy/trend.drl").replace("equityShare(0.10)", "equityShare($slow)");
        try (RuleEvaluator rules = compiler.apply(Rules.with("strategy/trend.drl", zero), Rules.settings())) {
            Snapshot snapshot = snapshot(
                    rules, Facts.indicator(AAPL, "slow", 0), Facts.indicator(AAPL, "fast", 1), Facts.open(AAPL));

            assertThat(failure(rules, snapshot)).hasMessageContaining("equityShare (0.0) must be finite and positive");
        }
    }

    @Test
    void the_next_cycle_is_as_good_as_the_first() {
        EvaluatorSettings one = new EvaluatorSettings(1, Duration.ofSeconds(2), Rules.STILL);
        try (RuleEvaluator rules = compiler.apply(Rules.sources(), one)) {
            Snapshot good = snapshot(rules, Facts.indicator(AAPL, "slow", 1));
            Object before = rules.propose(good, Set.of("trend"));

            failure(rules, snapshot(rules, Facts.indicator(AAPL, "slow", 1), Facts.indicator("B.XNAS", "slow", 1)));

            assertThat(rules.propose(good, Set.of("trend"))).isEqualTo(before);
        }
    }

    private RuleFailureException failureOf(String condition, String value) {
        RuleSources sources = Rules.with("strategy/trend.drl", REMEMBER.formatted(condition, value));
        try (RuleEvaluator rules = compiler.apply(sources, Rules.settings())) {
            return failure(rules, snapshot(rules, Facts.bar(AAPL, 1, 1, 1, 1)));
        }
    }

    private static RuleFailureException failure(RuleEvaluator rules, Snapshot snapshot) {
        return catchThrowableOfType(RuleFailureException.class, () -> rules.propose(snapshot, Set.of("trend", "mood")));
    }

    private static Snapshot snapshot(RuleEvaluator rules, Fact... facts) {
        return Snapshot.of(List.copyOf(Facts.snapshot(rules.ruleSet(), facts).facts()));
    }

    private static final class TenMillisecondsEachLook extends Clock {
        private long now;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now += 10;
            return Instant.ofEpochMilli(now);
        }
    }
}
