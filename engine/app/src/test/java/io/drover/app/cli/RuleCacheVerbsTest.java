package io.drover.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second start compiles nothing; what is wrong with a kept rule set is one line, and never another decision. */
class RuleCacheVerbsTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final String COMPILER = "io.drover.rulebook.RuleCompiler ";

    @TempDir
    private static Path dir;

    private static String decided = "";

    @BeforeAll
    static void start_once() throws IOException {
        assertThat(new ToolRun(dir).run("rules", "check")).isZero();
        ToolRun tool = new ToolRun(dir);
        assertThat(tool.run("run", "--feed", "replay:eth", "--speed", "100000000", "--json"))
                .isZero();
        decided = hash(tool.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backtest --feed replay:eth",
                "rules test",
                "run --feed replay:eth --speed 100000000 --data other --cache data/cache",
            })
    void a_second_start_never_loads_the_compiler(String arguments) throws Exception {
        Started second = start(arguments);

        assertThat(second.code()).isZero();
        assertThat(second.loaded())
                .contains("io.drover.rulebook.RuleCache ")
                .doesNotContain(COMPILER)
                .doesNotContain("org.drools.model.codegen")
                .doesNotContain("org.eclipse.jdt");
    }

    @Test
    void an_explanation_never_loads_the_compiler() throws Exception {
        Started explain = start("explain --symbol ETH-USD.BINANCEUS --at 2023-03-13T20:02:00Z");

        assertThat(explain.said()).contains("first false condition: ");
        assertThat(explain.loaded()).contains("io.drover.rulebook.WhyNot ").doesNotContain(COMPILER);
    }

    @Test
    void a_check_compiles_always_and_keeps_what_it_made() throws Exception {
        Started check = start("rules check --cache checked");

        assertThat(check.loaded()).contains(COMPILER);
        assertThat(start("rules check --cache checked").loaded()).contains(COMPILER);
        assertThat(start("rules test --cache checked").loaded()).doesNotContain(COMPILER);
    }

    @Test
    void a_damaged_entry_is_one_line_and_no_other_decision() throws Exception {
        Started started = startWithChanged(entry -> entry.substring(0, entry.length() - 1) + "?");

        assertThat(started.complaints())
                .singleElement()
                .asString()
                .contains("it is damaged: its content has another hash");
        assertThat(hash(started.said())).isEqualTo(decided);
    }

    @Test
    void an_entry_of_another_java_is_one_line_and_no_other_decision() throws Exception {
        String java = " " + Runtime.version().feature() + " ";

        Started started = startWithChanged(entry -> entry.replaceFirst(java, " 11 "));

        assertThat(started.complaints()).singleElement().asString().contains("another build, Java or rule set made it");
        assertThat(hash(started.said())).isEqualTo(decided);
    }

    @Test
    void a_foreign_file_is_one_line_and_no_other_decision() throws Exception {
        Started started = startWithChanged(entry -> "something else");

        assertThat(started.complaints()).singleElement().asString().contains("it is damaged: no first line");
        assertThat(hash(started.said())).isEqualTo(decided);
    }

    @Test
    void a_folder_that_cannot_be_written_is_one_line_and_no_other_decision() throws Exception {
        Files.writeString(dir.resolve("no-folder"), "");

        Started started = start("backtest --feed replay:eth --json --cache no-folder");

        assertThat(started.complaints()).singleElement().asString().contains("rule_cache_not_written");
        assertThat(hash(started.said())).isEqualTo(decided);
    }

    private static Started startWithChanged(UnaryOperator<String> change) throws Exception {
        Path changed = Files.createDirectories(dir.resolve("changed"));
        try (var entries = Files.list(dir.resolve("data/cache"))) {
            for (Path entry : entries.toList()) {
                String text = change.apply(Files.readString(entry, ISO_8859_1));
                Files.writeString(changed.resolve(entry.getFileName().toString()), text, ISO_8859_1);
            }
        }
        return start("backtest --feed replay:eth --json --cache changed");
    }

    private static Started start(String arguments) throws Exception {
        Path loaded = dir.resolve("loaded.txt");
        Path said = dir.resolve("said.txt");
        Path noted = dir.resolve("noted.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded + "::filecount=0",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + CHECKOUT.resolve("engine/app/src/main/resources/logback.xml"),
                "-Ddrover.home=" + CHECKOUT,
                "-Ddrover.samples=" + Path.of("target", "sample-data").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.drover.app.Main"));
        command.addAll(List.of(arguments.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectOutput(said.toFile())
                .redirectError(noted.toFile());
        builder.environment().put("DROVER__CYCLE__BUDGET", "PT5M");
        int code = builder.start().waitFor();
        return new Started(code, Files.readString(loaded), Files.readString(said), Files.readString(noted));
    }

    private static String hash(String json) throws IOException {
        return new ObjectMapper().readTree(json).get("decision-hash").asText();
    }

    /** A process that has ended: its exit code, the classes it loaded, and what it printed. */
    private record Started(int code, String loaded, String said, String noted) {
        List<String> complaints() {
            return noted.lines().filter(line -> line.contains("rule_cache")).toList();
        }
    }
}
