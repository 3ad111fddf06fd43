package io.drover.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All combinations of what can be said about the mode: none of them trades live, and every wish gets its reasons. */
class ModeChoiceTest {
    private static final List<String> ANY = List.of("-", "live", "paper", "Live", " live", "1", "production");
    private static final List<String> ENABLED = List.of("-", "true", "false", "junk");

    @Test
    void no_combination_is_live() {
        List<ModeChoice> all = new ArrayList<>();
        for (String environment : ANY) {
            for (String enabled : ENABLED) {
                for (String configured : ANY) {
                    for (String option : ANY) {
                        all.add(choice(environment, enabled, configured, option));
                    }
                }
            }
        }

        assertThat(all)
                .hasSize(7 * 4 * 7 * 7)
                .allSatisfy(choice -> assertThat(choice.mode()).isEqualTo(Mode.PAPER));
    }

    @Test
    void saying_nothing_or_paper_is_paper_without_a_reason() {
        assertThat(choice("-", "-", "paper", "-")).isEqualTo(new ModeChoice(Mode.PAPER, false, List.of()));
        assertThat(choice("paper", "-", "paper", "paper")).isEqualTo(new ModeChoice(Mode.PAPER, false, List.of()));
    }

    @Test
    void a_complete_wish_for_live_is_vetoed_by_the_missing_broker_alone() {
        assertThat(choice("live", "true", "live", "live").reasons()).containsExactly("this version has no live broker");
    }

    @Test
    void each_missing_part_of_a_wish_is_a_reason() {
        assertThat(choice("-", "-", "live", "-").reasons())
                .containsExactly(
                        "TRADING_MODE is not live",
                        "LIVE_TRADING_ENABLED is not true",
                        "this version has no live broker");
        assertThat(choice("live", "true", "live", "paper").reasons())
                .containsExactly("--mode says paper", "this version has no live broker");
    }

    @Test
    void what_is_not_recognised_is_named() {
        assertThat(choice("Live", "-", "paper", "-").reasons())
                .containsExactly("TRADING_MODE (Live) is neither paper nor live");
        assertThat(choice("-", "-", " live", "-").reasons())
                .containsExactly("mode of execution.yaml ( live) is neither paper nor live");
    }

    private static ModeChoice choice(String environment, String enabled, String configured, String option) {
        Map<String, String> variables = new HashMap<>();
        put(variables, "TRADING_MODE", environment);
        put(variables, "LIVE_TRADING_ENABLED", enabled);
        return ModeChoice.of(
                variables,
                configured.equals("-") ? "paper" : configured,
                Optional.of(option).filter(o -> !o.equals("-")));
    }

    private static void put(Map<String, String> variables, String name, String value) {
        if (!value.equals("-")) {
            variables.put(name, value);
        }
    }
}
