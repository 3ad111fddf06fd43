package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs that need no rules do not pay for the rule engine, nor for the database. */
class StartUpTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"config validate", "status", "--help"})
    void loads_no_rule_engine_and_no_database(String arguments) throws Exception {
        Path loaded = dir.resolve("loaded.txt");

        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                "io.drover.app.Main"));
        command.addAll(List.of(arguments.split(" ")));
        new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("said.txt").toFile())
                .start()
                .waitFor();

        assertThat(Files.readString(loaded))
                .contains("io.drover.app.cli.CommandLineTool")
                .doesNotContain("org.drools")
                .doesNotContain("org.kie")
                .doesNotContain("org.hibernate");
    }

    @Test
    void needs_no_directory_of_its_own() {
        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("config", "show")).isZero();

        assertThat(dir).isEmptyDirectory();
    }
}
