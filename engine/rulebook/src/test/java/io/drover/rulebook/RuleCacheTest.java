package io.drover.rulebook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.decision.Snapshot;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.CompiledRules.CompiledStage;
import io.drover.rulebook.direct.StageCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kept rule set is used only when it is beyond doubt; else rules are compiled as if there were no cache. */
class RuleCacheTest {
    private static final RuleSources SOURCES = Rules.sources();
    private static CompiledRules rules;

    @TempDir
    private Path directory;

    private final LogLines log = new LogLines(RuleCache.class);
    private int compilations;

    @AfterEach
    void forgetLog() {
        log.close();
    }

    @BeforeAll
    static void compileOnce() {
        new Evaluators(Rules.settings())
                .quickest(CheckedRules.sound(SOURCES).compiled(), Runnable::run, complete -> rules = complete);
    }

    @Test
    void a_second_start_compiles_nothing_and_decides_the_same() {
        CompiledRules first = cache().compiled(SOURCES);
        CompiledRules second = cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(1);
        assertThat(second.ruleSet()).isEqualTo(first.ruleSet());
        assertThat(decisions(second)).isEqualTo(decisions(first));
        try (RuleEvaluator reference = new Evaluators(Rules.settings()).reference(second)) {
            assertThat(reference.propose(snapshot(), Set.of("trend")).firings()).isEqualTo(2);
        }
    }

    @Test
    void what_a_killed_start_left_half_written_is_dropped_and_what_another_writes_now_is_not() throws IOException {
        Path left = Files.createFile(directory.resolve("new1.tmp"));
        Path inUse = Files.createFile(directory.resolve("new2.tmp"));
        Path foreign = Files.createFile(directory.resolve("notes.txt"));
        long now = Files.getLastModifiedTime(inUse).toMillis();
        for (Path old : List.of(left, foreign)) {
            Files.setLastModifiedTime(
                    old, FileTime.fromMillis(now - Duration.ofHours(2).toMillis()));
        }

        cache().keep(rules);

        assertThat(directory).isDirectoryNotContaining("glob:**new1.tmp");
        assertThat(List.of(inUse, foreign, entry(SOURCES)))
                .allSatisfy(kept -> assertThat(kept).exists());
    }

    @Test
    void code_of_plans_is_kept_when_it_is_ready() {
        CompiledRules bare = rules.with(Map.of());
        new RuleCache(Optional.of(directory), sources -> bare).compiled(SOURCES);

        cache().keep(rules);

        CompiledRules read = cache().compiled(SOURCES);
        assertThat(compilations).isZero();
        assertThat(read.stages().keySet()).containsExactly(Stage.STRATEGY, Stage.JUDGE, Stage.HALT);
        assertThat(read.stages().keySet()).allSatisfy(stage -> {
            SortedMap<String, byte[]> written = rules.code(stage).orElseThrow().files();
            SortedMap<String, byte[]> found = read.code(stage).orElseThrow().files();
            assertThat(found.keySet()).isEqualTo(written.keySet());
            written.forEach((name, file) -> assertThat(found.get(name)).isEqualTo(file));
        });
    }

    @Test
    void code_that_plans_may_not_use_is_noticed_whatever_the_hash_says() throws IOException {
        TreeMap<String, byte[]> code =
                new TreeMap<>(rules.code(Stage.HALT).orElseThrow().files());
        code.put(Hostile.class.getName(), hostile());
        Map<Stage, StageCode> codes = Map.of(Stage.HALT, new StageCode(code));
        Files.write(entry(SOURCES), RuleCacheEntry.write(rules.with(codes)));

        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(1);
        assertIgnored("which rules may not");
    }

    @Test
    void code_that_is_no_class_is_noticed_whatever_the_hash_says() throws IOException {
        TreeMap<String, byte[]> code =
                new TreeMap<>(Map.of("io.drover.rulebook.generated.Stage", new byte[] {1, 2, 3}));
        Files.write(entry(SOURCES), RuleCacheEntry.write(rules.with(Map.of(Stage.HALT, new StageCode(code)))));

        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(1);
        assertIgnored("cannot be read");
    }

    @Test
    void another_rule_set_is_compiled() {
        cache().compiled(SOURCES);
        RuleSources other = Rules.with("strategy/mood.drl", SOURCES.files().get("strategy/mood.drl") + "\n");

        cache().compiled(other);

        assertThat(compilations).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0005, 0.001, 0.01, 0.2, 0.5, 0.9, 0.99999})
    void a_changed_byte_anywhere_is_noticed(double place) throws IOException {
        change(entry -> {
            entry[(int) (place * entry.length)] ^= 1;
            return entry;
        });

        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(1);
        assertIgnored(place < 0.0005 ? "another build, Java or rule set made it" : "");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.5, 0.99999})
    void a_cut_entry_is_noticed(double share) throws IOException {
        change(entry -> java.util.Arrays.copyOf(entry, (int) (share * entry.length)));

        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(1);
        assertIgnored("");
    }

    @Test
    void an_entry_of_another_java_or_build_is_replaced() throws IOException {
        change(entry -> new String(entry, ISO_8859_1)
                .replaceFirst(" " + Runtime.version().feature() + " ", " 11 ")
                .getBytes(ISO_8859_1));

        cache().compiled(SOURCES);
        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(1);
        assertIgnored("another build, Java or rule set made it");
    }

    @Test
    void an_entry_of_another_rule_set_under_this_name_is_noticed() throws IOException {
        RuleSources other = Rules.with("strategy/mood.drl", SOURCES.files().get("strategy/mood.drl") + "\n");
        cache().compiled(other);
        Files.move(entry(other), entry(SOURCES));

        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(2);
        assertIgnored("another build, Java or rule set made it");
    }

    @Test
    void classes_that_rules_may_not_use_are_noticed_whatever_the_hash_says() throws IOException {
        CompiledStage halt = rules.stages().get(Stage.HALT);
        TreeMap<String, byte[]> classes = new TreeMap<>(halt.classes().files());
        classes.put(Hostile.class.getName(), hostile());
        Map<Stage, CompiledStage> stages = new HashMap<>(rules.stages());
        stages.put(Stage.HALT, new CompiledStage(halt.order(), halt.reads(), new RuleClasses(classes)));
        Files.write(entry(SOURCES), RuleCacheEntry.write(new CompiledRules(rules.ruleSet(), stages)));

        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(1);
        assertIgnored("its classes use java.lang.Runtime.");
    }

    @Test
    void a_directory_that_cannot_be_written_stops_nothing() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        RuleCache cache = new RuleCache(Optional.of(file), this::compile);

        assertThat(decisions(cache.compiled(SOURCES))).isEqualTo(decisions(rules));
        cache.compiled(SOURCES);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN rule_cache_not_written directory=" + file + " reason=\"");
    }

    @Test
    void a_directory_that_everybody_may_write_is_not_trusted() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        cache().compiled(SOURCES);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        cache().compiled(SOURCES);

        assertThat(compilations).isEqualTo(2);
        assertIgnored("everybody may write in its folder. Maybe chmod o-w");
    }

    @Test
    void old_entries_go() throws IOException {
        for (int i = 0; i < 105; i++) {
            Path old = Files.writeString(directory.resolve(i + ".rules"), "");
            assertThat(old.toFile().setLastModified(1000L * i)).isTrue();
        }

        cache().compiled(SOURCES);

        assertThat(directory.toFile().list()).hasSize(100).contains(SOURCES.hash() + ".rules", "6.rules");
    }

    /** One line says so, and why. */
    private void assertIgnored(String reason) {
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN rule_cache_ignored file=" + entry(SOURCES) + " reason=\"")
                .contains(reason);
    }

    private void change(UnaryOperator<byte[]> change) throws IOException {
        Files.write(entry(SOURCES), change.apply(RuleCacheEntry.write(rules)));
    }

    private Path entry(RuleSources sources) {
        return directory.resolve(sources.hash() + ".rules");
    }

    private RuleCache cache() {
        return new RuleCache(Optional.of(directory), this::compile);
    }

    private CompiledRules compile(RuleSources sources) {
        compilations++;
        return sources.equals(SOURCES) ? rules : CheckedRules.sound(sources).compiled();
    }

    private static Object decisions(CompiledRules compiled) {
        try (RuleEvaluator direct = new Evaluators(Rules.settings()).direct(compiled)) {
            return List.of(direct.propose(snapshot(), Set.of("trend", "mood")), direct.halt(snapshot()));
        }
    }

    private static Snapshot snapshot() {
        return Facts.snapshot(
                rules.ruleSet(),
                Facts.account(0.035),
                Facts.indicator(Facts.AAPL, "slow", 10),
                Facts.indicator(Facts.AAPL, "fast", 10.5),
                Facts.open(Facts.AAPL));
    }

    private static byte[] hostile() throws IOException {
        try (InputStream hostile = Hostile.class.getResourceAsStream("RuleCacheTest$Hostile.class")) {
            return hostile.readAllBytes();
        }
    }

    /** What no rule may do. */
    static final class Hostile {
        private Hostile() {}

        static void run() {
            Runtime.getRuntime().halt(1);
        }
    }
}
