package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference decides until the other has earned it, and again when the other has lost it. */
class ShadowedEvaluatorTest {
    private static final Snapshot SNAPSHOT = new Snapshot(List.of(Facts.open(Facts.AAPL)));

    @TempDir
    private Path directory;

    private final Answering reference = new Answering(1);
    private final Answering direct = new Answering(1);
    private final List<Difference> differences = new ArrayList<>();

    @Test
    void the_reference_decides_while_the_shadow_period_lasts() {
        ShadowedEvaluator rules = shadowed(3, 2);

        List<Integer> decided = cycles(rules, 2);

        assertThat(decided).containsExactly(1, 1);
        assertThat(rules.words()).isEqualTo("reference; direct is compared, 2 of 3 cycles equal");
    }

    @Test
    void the_other_is_asked_only_after_the_orders_have_left() {
        ShadowedEvaluator rules = shadowed(3, 2);

        decide(rules);
        int before = direct.asked;
        rules.compare();

        assertThat(before).isZero();
        assertThat(direct.asked).isEqualTo(3);
    }

    @Test
    void after_enough_equal_cycles_direct_decides_and_one_in_so_many_is_compared() {
        ShadowedEvaluator rules = shadowed(3, 4);
        cycles(rules, 3);
        reference.asked = 0;

        List<Integer> references = IntStream.range(0, 9)
                .map(i -> {
                    cycles(rules, 1);
                    return reference.asked;
                })
                .boxed()
                .toList();

        assertThat(references).containsExactly(0, 0, 0, 3, 3, 3, 3, 6, 6);
        assertThat(rules.words()).isEqualTo("direct; one cycle in 4 is compared with the reference");
    }

    @Test
    void a_difference_in_the_shadow_period_leaves_the_reference_for_good() {
        ShadowedEvaluator rules = shadowed(3, 1);
        cycles(rules, 1);
        direct.firings = 2;

        List<Integer> decided = cycles(rules, 9);

        assertThat(decided).containsOnly(1);
        assertThat(rules.differed()).isTrue();
        assertThat(rules.words()).isEqualTo("reference; direct decided differently");
        assertThat(differences)
                .containsExactly(new Difference(
                        "hash",
                        "halt",
                        SNAPSHOT,
                        List.of(),
                        new Judged(List.of(), List.of(), List.of(), 1).toString(),
                        new Judged(List.of(), List.of(), List.of(), 2).toString()));
    }

    @Test
    void a_difference_found_later_gives_the_decision_back_to_the_reference() {
        ShadowedEvaluator rules = shadowed(1, 3);
        cycles(rules, 1);
        direct.firings = 2;

        List<Integer> decided = cycles(rules, 5);

        assertThat(decided).containsExactly(2, 2, 2, 1, 1);
        assertThat(differences).extracting(Difference::reference).containsExactly(judged(1));
        assertThat(differences).extracting(Difference::direct).containsExactly(judged(2));
    }

    @Test
    void a_failure_of_direct_is_compared_at_once() {
        ShadowedEvaluator rules = shadowed(1, 100);
        cycles(rules, 1);
        direct.failure = Optional.of(new RuleFailureException(Kind.EXCEPTION, "broken"));

        assertThatThrownBy(() -> decide(rules)).hasMessage("broken");
        rules.compare();

        assertThat(differences)
                .extracting(Difference::direct)
                .containsExactly("Failed[kind=EXCEPTION, message=broken]");
        assertThat(decide(rules)).isEqualTo(1);
    }

    @Test
    void equal_failures_are_no_difference() {
        ShadowedEvaluator rules = shadowed(2, 1);
        reference.failure = Optional.of(new RuleFailureException(Kind.LIMIT, "too often"));
        direct.failure = Optional.of(new RuleFailureException(Kind.LIMIT, "too often"));

        assertThatThrownBy(() -> decide(rules)).hasMessage("too often");
        rules.compare();

        assertThat(rules.differed()).isFalse();
        assertThat(rules.words()).contains("1 of 2");
    }

    @Test
    void an_evaluation_over_its_time_budget_is_no_difference_and_no_equal_cycle() {
        ShadowedEvaluator rules = shadowed(2, 1);
        direct.failure = Optional.of(new RuleFailureException(Kind.BUDGET, "late"));

        cycles(rules, 1);

        assertThat(rules.differed()).isFalse();
        assertThat(rules.words()).contains("0 of 2");
    }

    @Test
    void without_a_shadow_period_direct_decides_at_once() {
        reference.firings = 5;

        assertThat(decide(shadowed(0, 100))).isEqualTo(1);
    }

    @Test
    void a_rule_set_that_has_passed_goes_on_directly_after_a_restart_and_is_sampled_still() {
        ShadowRecord record = ShadowRecord.in(directory);
        cycles(shadowed(3, 4, record), 3);
        reference.asked = 0;

        cycles(shadowed(3, 4, record), 4);

        assertThat(reference.asked).isEqualTo(3);
    }

    @Test
    void a_run_goes_on_where_the_one_before_has_stopped() {
        ShadowRecord record = ShadowRecord.in(directory);
        ShadowedEvaluator first = shadowed(3, 1, record);
        cycles(first, 2);
        first.close();

        ShadowedEvaluator second = shadowed(3, 1, record);

        assertThat(second.words()).isEqualTo("reference; direct is compared, 2 of 3 cycles equal");
    }

    @Test
    void a_difference_takes_from_later_runs_what_was_earned() {
        ShadowRecord record = ShadowRecord.in(directory);
        ShadowedEvaluator first = shadowed(3, 1, record);
        cycles(first, 3);
        direct.firings = 2;
        cycles(first, 1);
        first.close();

        assertThat(shadowed(3, 1, record).words()).isEqualTo("reference; direct is compared, 0 of 3 cycles equal");
    }

    @Test
    void alone_the_reference_decides_and_nothing_is_compared() {
        ShadowedEvaluator rules = ShadowedEvaluator.alone(reference);

        cycles(rules, 2);

        assertThat(reference.asked).isEqualTo(6);
        assertThat(rules.words()).isEqualTo("reference; as configured");
    }

    @Test
    void rules_that_direct_does_not_know_are_decided_by_the_reference() {
        ShadowedEvaluator rules = new ShadowedEvaluator(
                reference, Optional.empty(), new Shadowing(0, 1, differences::add, ShadowRecord.none()));

        assertThat(cycles(rules, 2)).containsExactly(1, 1);
        assertThat(rules.words()).isEqualTo("reference; direct does not know all constructs of these rules");
    }

    @Test
    void the_evaluators_of_a_real_rule_set_agree() {
        RuleSources sources = Rules.sources();
        Shadowing terms = new Shadowing(20, 5, differences::add, ShadowRecord.none());
        try (ShadowedEvaluator rules = Rulebook.compileShadowed(sources, Rules.settings(), RuleCache.none(), terms)) {
            for (int seed = 0; seed < 60; seed++) {
                Snapshot snapshot = new Snapshot(RandomFacts.of(rules.ruleSet(), seed));
                rules.halt(snapshot);
                rules.propose(snapshot, Set.of("trend", "mood"));
                rules.judge(snapshot, List.of(Facts.entry("1-0", "AAPL.XNAS", seed)));
                rules.compare();
            }

            assertThat(differences).isEmpty();
            assertThat(rules.words()).startsWith("direct; ");
        }
    }

    private ShadowedEvaluator shadowed(int cycles, int checkEvery) {
        return shadowed(cycles, checkEvery, ShadowRecord.none());
    }

    private ShadowedEvaluator shadowed(int cycles, int checkEvery, ShadowRecord earlier) {
        return new ShadowedEvaluator(
                reference, Optional.of(direct), new Shadowing(cycles, checkEvery, differences::add, earlier));
    }

    /** Cycles with their comparison; how often rules fired in each says who decided. */
    private static List<Integer> cycles(ShadowedEvaluator rules, int count) {
        List<Integer> decided = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            decided.add(decide(rules));
            rules.compare();
        }
        return decided;
    }

    private static int decide(RuleEvaluator rules) {
        rules.halt(SNAPSHOT);
        rules.judge(SNAPSHOT, List.of());
        return rules.propose(SNAPSHOT, Set.of()).firings();
    }

    private static String judged(int firings) {
        return new Judged(List.of(), List.of(), List.of(), firings).toString();
    }

    /** Says the same of everything. */
    private static final class Answering implements RuleEvaluator {
        private int firings;
        private int asked;
        private Optional<RuleFailureException> failure = Optional.empty();

        Answering(int firings) {
            this.firings = firings;
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public RuleSet ruleSet() {
            return new RuleSet("hash", List.of(), List.of(), List.of());
        }

        @Override
        public Asked propose(Snapshot snapshot, Set<String> strategies) {
            return new Asked(List.of(), List.of(), answer());
        }

        @Override
        public Judged halt(Snapshot snapshot) {
            return new Judged(List.of(), List.of(), List.of(), answer());
        }

        @Override
        public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
            return new Judged(List.of(), List.of(), List.of(), answer());
        }

        private int answer() {
            asked++;
            failure.ifPresent(f -> {
                throw f;
            });
            return firings;
        }

        @Override
        public void close() {
            failure = Optional.empty();
        }
    }
}
