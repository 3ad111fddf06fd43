package io.drover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.RuleInfo;
import io.drover.model.Control;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShippedRulesTest {
    private static final Set<String> CASES = Set.of("enter", "exit", "stop", "take-profit", "trailing-stop");
    private static final List<String> PACKS = List.of("trend", "meanreversion", "breakout", "momentum", "daily");

    @Test
    void every_strategy_pack_enters_exits_and_protects() {
        List<RuleInfo> rules = Shipped.rules().ruleSet().rules();

        Set<String> names = rules.stream().map(RuleInfo::name).collect(Collectors.toSet());

        for (String pack : PACKS) {
            CASES.forEach(c -> assertThat(names).contains("strategy." + pack + "." + c));
        }
    }

    @Test
    void every_mandatory_control_has_a_measuring_rule() {
        List<RuleInfo> rules = Shipped.rules().ruleSet().rules();

        Set<String> measured = rules.stream()
                .filter(rule -> !rule.concern().equals("halt"))
                .map(RuleInfo::control)
                .collect(Collectors.toSet());

        assertThat(measured)
                .containsAll(Control.mandatory().stream().map(Control::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench/w1", "bench/w2", "bench/w3"})
    void the_yardstick_is_judged_by_the_shipped_guards(String dir) {
        assertThat(Shipped.sources(dir).shippedGuards()).isTrue();
    }
}
