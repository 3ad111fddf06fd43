package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.decision.RuleInfo;
import io.drover.fact.Fact;
import io.drover.port.RuleEvaluator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {
    @Test
    void the_identity_is_that_of_names_and_contents() {
        RuleSources sources = Rules.sources();
        String text = sources.files().get("strategy/trend.drl");

        assertThat(sources.hash())
                .hasSize(64)
                .isEqualTo(RuleSources.of(new TreeMap<>(sources.files())).hash());
        assertThat(Rules.with("strategy/trend.drl", text + " ").hash()).isNotEqualTo(sources.hash());
        assertThat(Rules.with("limits.csv", "x").hash()).isNotEqualTo(sources.hash());
        assertThat(Rules.with("strategy/trend.scenarios.yaml", "x").hash()).isEqualTo(sources.hash());
    }

    /** Length-prefixed names and contents, computed with sha256sum. */
    @Test
    void the_identity_is_sha_256() {
        assertThat(RuleSources.of(Map.of("limits.csv", "a", "strategies.csv", "bc"))
                        .hash())
                .isEqualTo("ce4510da73694bc891991430258db727ffe47520a85432cb604cd4e3360044ed");
    }

    @Test
    void rules_are_listed_with_stage_concern_doc_and_control() {
        List<RuleInfo> rules = CheckedRules.sound(Rules.sources()).ruleSet().rules();

        assertThat(rules)
                .contains(new RuleInfo(
                        "strategy.trend.enter",
                        "strategy",
                        "trend",
                        "strategy/trend.drl",
                        11,
                        "Buys when the fast average is above the slow one and nothing is held or working."
                                + " equityShare: ratio of equity.",
                        ""))
                .filteredOn(r -> r.control().equals("C17"))
                .extracting(RuleInfo::concern)
                .containsExactly("margin");
    }

    @Test
    void a_directory_without_guards_gets_the_shipped_ones(@TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("strategy"));
        copy(dir, "strategy/trend.drl", "strategy/mood.drl", "strategies.csv");

        RuleSources sources = Rulebook.read(dir, Rules.directory());

        assertThat(sources.shippedGuards()).isTrue();
        assertThat(sources.files()).isEqualTo(Rules.sources().files());
    }

    @Test
    void an_empty_guard_folder_is_refused(@TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("strategy"));
        Files.createDirectories(dir.resolve("guard"));
        copy(dir, "strategy/trend.drl", "strategy/mood.drl", "strategies.csv", "limits.csv");

        RuleCheckException refusal =
                catchThrowableOfType(RuleCheckException.class, () -> Rulebook.read(dir, Rules.directory()));

        assertThat(refusal)
                .hasMessage("guard:1 the folder holds no rule file. Maybe delete it to use the shipped guards.");
    }

    @Test
    void a_linked_rule_file_is_refused(@TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("strategy"));
        copy(dir, "strategy/trend.drl", "strategies.csv");
        Files.createSymbolicLink(
                dir.resolve("strategy/mood.drl"), Rules.directory().resolve("strategy/mood.drl"));

        RuleCheckException refusal =
                catchThrowableOfType(RuleCheckException.class, () -> Rulebook.read(dir, Rules.directory()));

        assertThat(refusal).hasMessage("strategy/mood.drl:1 is a symbolic link. Maybe copy the file instead.");
    }

    @Test
    void every_fact_of_the_language_is_known() throws Exception {
        Path types = Path.of(
                Fact.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names = ClassNames.in(types, "io/drover/fact/");

        assertThat(names.stream()
                        .map(n -> "io.drover.fact." + n)
                        .map(RulebookTest::load)
                        .filter(Class::isRecord)
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(FactTypes.names());
    }

    /** Generated classes go when their rule set is closed. */
    @Test
    void compiling_and_closing_again_and_again_keeps_no_classes() {
        for (int i = 0; i < 3; i++) {
            round();
        }
        int before = loaded();
        for (int i = 0; i < 6; i++) {
            round();
        }

        assertThat(loaded() - before).isLessThan(150);
    }

    private static void round() {
        try (RuleEvaluator rules = Rulebook.compile(Rules.sources(), Rules.settings())) {
            assertThat(rules.halt(Facts.snapshot(rules.ruleSet(), Facts.account(0.5)))
                            .states())
                    .hasSize(2);
        }
    }

    /** After a collection, so that unloadable classes are gone. */
    private static int loaded() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path dir, String... names) throws IOException {
        for (String name : names) {
            Files.copy(Rules.directory().resolve(name), dir.resolve(name));
        }
    }
}
