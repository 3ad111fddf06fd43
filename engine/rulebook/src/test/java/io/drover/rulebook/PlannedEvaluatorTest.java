package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.port.RuleEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Without sessions the same is decided as with them. */
abstract class PlannedEvaluatorTest extends EvaluatorTest {
    private static final Set<String> BOTH = Set.of("trend", "mood");

    private static final String WIDE = """
            package rules.strategy.trend;
            import io.drover.fact.*;
            global ProposalRecorder propose;
            /** Wide. */
            rule "strategy.trend.wide"
            when
                Indicator( $s : symbol, name == "slow", $a : value, $f : fresh )
                Indicator( symbol == $s, name == "fast", $b : value )
                Bar( symbol == $s, $o : open, $h : high, $l : low, $v : volume, $c : close )
                Bar( symbol == $s, close + $a + $b + $o + $h + $l + $v > 1.0, close > $a )
            then
                propose.remember(drools, "wide", $c).about($s);
            end
            """;

    private final BiFunction<Evaluators, CompiledRules, StageEvaluator> way;

    PlannedEvaluatorTest(BiFunction<Evaluators, CompiledRules, StageEvaluator> way) {
        super(by(way));
        this.way = way;
    }

    @Test
    void random_snapshots_are_decided_as_by_the_reference() {
        CompiledRules rules = CheckedRules.sound(Rules.sources()).compiled();
        Evaluators evaluators = new Evaluators(Rules.settings());
        try (RuleEvaluator reference = evaluators.reference(rules);
                RuleEvaluator direct = way.apply(evaluators, rules)) {
            for (int seed = 0; seed < 300; seed++) {
                List<Fact> facts = RandomFacts.of(rules.ruleSet(), seed);
                Snapshot snapshot = new Snapshot(facts);
                assertThat(direct.propose(snapshot, BOTH)).isEqualTo(reference.propose(snapshot, BOTH));
                assertThat(direct.halt(snapshot)).isEqualTo(reference.halt(snapshot));
                List<io.drover.fact.Proposal> proposals =
                        List.of(Facts.entry("1-0", "AAPL.XNAS", seed), Facts.exit("1-1", "MSFT.XNAS"));
                assertThat(direct.judge(snapshot, proposals)).isEqualTo(reference.judge(snapshot, proposals));
            }
        }
    }

    /** {@code wellformed/trend.drl} holds every form of condition that the checks let pass. */
    @Test
    void every_allowed_form_is_decided_as_by_the_reference() throws IOException {
        String forms = Files.readString(Rules.resource("wellformed").resolve("trend.drl"));
        RuleSources sources = Rules.with("strategy/trend.drl", forms);
        CheckedRules checked = CheckedRules.sound(sources);
        Evaluators evaluators = new Evaluators(Rules.settings());
        try (RuleEvaluator reference = evaluators.reference(checked.compiled());
                RuleEvaluator direct = way.apply(evaluators, checked.compiled())) {
            Snapshot snapshot = Snapshot.of(FormFacts.all(checked.ruleSet()));

            assertThat(direct.propose(snapshot, BOTH)).isEqualTo(reference.propose(snapshot, BOTH));
        }
    }

    /** With more inputs than there are compiled forms for. */
    @Test
    void wide_expressions_are_decided_as_by_the_reference() {
        CompiledRules rules =
                CheckedRules.sound(Rules.with("strategy/trend.drl", WIDE)).compiled();
        Evaluators evaluators = new Evaluators(Rules.settings());
        try (RuleEvaluator reference = evaluators.reference(rules);
                RuleEvaluator direct = way.apply(evaluators, rules)) {
            Snapshot snapshot = Facts.snapshot(
                    rules.ruleSet(),
                    Facts.indicator(Facts.AAPL, "slow", 10),
                    Facts.indicator(Facts.AAPL, "fast", 11),
                    Facts.bar(Facts.AAPL, 11, 13, 9, 12));

            assertThat(direct.propose(snapshot, BOTH)).isEqualTo(reference.propose(snapshot, BOTH));
            assertThat(direct.propose(snapshot, Set.of("trend")).drafts()).hasSize(1);
        }
    }

    /** More facts of a type than are scanned, most of them other objects each time, some the same. */
    @Test
    void many_instruments_are_decided_as_by_the_reference() {
        CompiledRules rules = CheckedRules.sound(SpeedRules.of(25)).compiled();
        Evaluators evaluators = new Evaluators(Rules.settings());
        try (RuleEvaluator reference = evaluators.reference(rules);
                RuleEvaluator direct = way.apply(evaluators, rules)) {
            for (Snapshot cycle : new SpeedFacts(rules.ruleSet(), 150).cycles(40)) {
                assertThat(direct.propose(cycle, SpeedRules.STRATEGIES))
                        .isEqualTo(reference.propose(cycle, SpeedRules.STRATEGIES));
            }
        }
    }
}
