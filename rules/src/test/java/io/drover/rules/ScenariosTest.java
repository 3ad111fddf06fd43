package io.drover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rulebook.RuleSources;
import io.drover.rulebook.ScenarioResult;
import io.drover.rulebook.ScenarioRunner;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule directory passes its checks and the scenarios that lie beside its rules. */
final class ScenariosTest {
    private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Pattern RULE = Pattern.compile("^rule \"[a-z]+\\.[a-z]+\\.([a-z-]+)\"", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"", "bench/w1", "bench/w2", "bench/w3"})
    void all_pass(String dir) {
        List<ScenarioResult> results = ScenarioRunner.run(Shipped.sources(dir), STILL);

        assertThat(results).isNotEmpty().allMatch(ScenarioResult::passed);
    }

    /**
     * One in which it fires, one in which it does not, and the boundary; their names begin with the rule's case. Rules that are
     * numbered are a series and share theirs.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "bench/w1", "bench/w2", "bench/w3"})
    void every_rule_has_at_least_three(String dir) {
        RuleSources sources = Shipped.sources(dir);

        sources.files().forEach((name, text) -> {
            if (name.endsWith(".drl")) {
                String scenarios = sources.files().getOrDefault(name.replace(".drl", ".scenarios.yaml"), "");
                cases(text)
                        .forEach(c -> assertThat(count(scenarios, "- name: \"" + c + ":"))
                                .as("scenarios of %s in %s", c, name)
                                .isGreaterThanOrEqualTo(3));
            }
        });
    }

    private static List<String> cases(String rules) {
        return RULE.matcher(rules).results().map((MatchResult m) -> m.group(1)).toList();
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
