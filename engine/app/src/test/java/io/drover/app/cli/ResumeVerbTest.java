package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ann killed trading; ann and cid are admins, bob is an operator, eve looks on. */
class ResumeVerbTest {
    @TempDir
    private static Path killed;

    @TempDir
    private Path dir;

    @BeforeAll
    static void kill() throws IOException {
        Files.createDirectories(killed.resolve("data"));
        Files.writeString(killed.resolve("data/KILL"), "drill, by ann\n");
        new ToolRun(killed)
                .with("DROVER__CYCLE__WARM_UP_CYCLES", "0")
                .run("run", "--feed", "replay:eth", "--speed", "100000000");
        Files.delete(killed.resolve("data/KILL"));
    }

    @ParameterizedTest
    @CsvSource({
        "ann, 1, operator ann killed trading",
        "bob, 1, 'operator bob is OPERATOR, and this needs ADMIN'",
        "eve, 2, 'operator eve is VIEWER, and this needs OPERATOR'",
        "mallory, 2, operator (mallory) is not one of those configured",
    })
    void c34_what_was_killed_is_not_resumed_by_who_killed_it_nor_by_who_may_not(String operator, int code, String why)
            throws IOException {
        ToolRun tool = withOperators("ann: admin", "bob: operator", "cid: admin", "eve: viewer");

        assertThat(resume(tool, operator)).isEqualTo(code);
        assertThat(tool.noted()).contains(why).contains("nothing was changed").contains("Maybe ");
        assertThat(state()).startsWith("KILLED");
    }

    @Test
    void c34_another_admin_resumes_it_and_it_lands_in_halted() throws IOException {
        ToolRun tool = withOperators("ann: admin", "bob: operator", "cid: admin", "eve: viewer");

        assertThat(resume(tool, "cid")).as(tool.noted()).isZero();
        assertThat(state()).startsWith("HALTED").contains("after-kill|kill-switch");
    }

    @Test
    void c34_a_single_person_resumes_what_that_person_killed() throws IOException {
        ToolRun tool = withOperators("ann: admin");

        assertThat(resume(tool, "ann")).as(tool.noted()).isZero();
        assertThat(state()).startsWith("HALTED");
    }

    @Test
    void c34_without_the_brokers_books_nothing_is_resumed_after_a_kill() throws IOException {
        ToolRun tool = withOperators("cid: admin");
        try (Stream<Path> files = Files.walk(dir.resolve("data/sim"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        assertThat(resume(tool, "cid")).isEqualTo(2);
        assertThat(state()).startsWith("KILLED");
    }

    private ToolRun withOperators(String... rows) throws IOException {
        Path config = Files.createDirectories(dir.resolve("config"));
        Files.writeString(config.resolve("execution.yaml"), "operators:\n  " + String.join("\n  ", rows) + "\n");
        Path from = killed.resolve("data");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = dir.resolve("data").resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return new ToolRun(dir);
    }

    private static int resume(ToolRun tool, String operator) {
        return tool.run(
                "resume",
                "kill-switch",
                "--reason",
                "checked",
                "--operator",
                operator,
                "--account",
                "paper-1",
                "--phrase",
                "trade again");
    }

    private String state() {
        ToolRun show = new ToolRun(dir);
        assertThat(show.run("state", "show")).isZero();
        return show.said();
    }
}
