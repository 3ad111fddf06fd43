package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.decision.RuleSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules compiled once decide by any tables that fit them, as if they had been compiled with these. */
class RuleFamilyTest {
    private static RuleFamily family;

    @BeforeAll
    static void compileOnce() {
        family = RuleFamily.of(Rules.sources(), RuleCache.none());
    }

    private static RuleSources with(String table, String from, String to) {
        String text = Rules.sources().files().get(table);
        assertThat(text).contains(from);
        return Rules.with(table, text.replace(from, to));
    }

    @Test
    void a_member_is_the_rule_set_that_its_own_sources_make() {
        RuleSources other = with("limits.csv", "C01,ACCOUNT,,,EQUITY,0.12", "C01,ACCOUNT,,,EQUITY,0.34");

        RuleSet member = family.member(other);

        assertThat(member).isEqualTo(CheckedRules.sound(other).ruleSet());
        assertThat(member).isNotEqualTo(family.member(Rules.sources()));
    }

    @Test
    void a_worker_evaluates_one_member_after_the_other() {
        RuleSet one = family.member(Rules.sources());
        RuleSet other = family.member(with("limits.csv", "C01,ACCOUNT,,,EQUITY,0.12", "C01,ACCOUNT,,,EQUITY,0.34"));

        try (RuleFamily.Worker worker = family.worker(Rules.settings())) {
            assertThat(worker.of(one).ruleSet()).isEqualTo(one);
            assertThat(worker.of(other).ruleSet()).isEqualTo(other);
        }
    }

    @Test
    void tables_that_are_wrong_are_refused() {
        RuleSources wrong = with("limits.csv", "C01,ACCOUNT,,,EQUITY,0.12", "C01,ACCOUNT,,,EQUITY,much");

        assertThatThrownBy(() -> family.member(wrong))
                .isInstanceOf(RuleCheckException.class)
                .hasMessageContaining("must be a finite number");
    }

    @Test
    void a_strategy_without_a_row_is_refused() {
        RuleSources wrong = with("strategies.csv", "trend,", "trent,");

        assertThatThrownBy(() -> family.member(wrong))
                .isInstanceOf(RuleCheckException.class)
                .hasMessageContaining("has no row");
    }

    @Test
    void other_rules_are_refused() {
        RuleSources other =
                Rules.with("strategy/mood.drl", Rules.sources().files().get("strategy/mood.drl") + "\n");

        assertThatThrownBy(() -> family.member(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has other rules");
    }
}
