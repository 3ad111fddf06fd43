package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.drover.app.cli.ExitCode;
import io.drover.app.config.ConfigFile;
import io.drover.app.settings.Reference;
import io.drover.model.Control;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables under {@code docs/} are those of the code. {@code -Dgolden.update=true} writes them anew. */
class DocsInSyncTest {
    private static final Path DOCS = Path.of("..", "..", "docs");

    @Test
    void configuration_reference() throws IOException {
        String tables = Arrays.stream(ConfigFile.values())
                .map(file -> "## %s\n\n%s".formatted(file.fileName(), table(file)))
                .collect(Collectors.joining("\n"));

        check("configuration.md", """
                # Configuration reference

                Made from the code; the files in `config/` say the same beside each key. See what is in force with
                `drover config show --origin`. `DROVER__GATE__MAX_ORDER_VALUE=50000` in the environment replaces
                `gate.max-order-value`; a file lacking in the directory is replaced by the built-in one.

                """ + tables);
    }

    @Test
    void controls() throws IOException {
        String rows = Arrays.stream(Control.values())
                .map(c -> "| %s | `%s` | %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                c,
                                c.code(),
                                c.title(),
                                keptBy(c),
                                c.place().isGuardRule() ? words(c.unit()) : "",
                                words(c.severity()),
                                c.place().isGuardRule() ? words(c.applies()) : "",
                                c.source()))
                .collect(Collectors.joining());

        check("controls.md", """
                # Controls

                Made from the enum `Control`. Those kept by guard rules are mandatory: each gives a verdict on every proposal that
                it applies to, and a proposal without a passing verdict of each is denied. Their limits stand in
                `rules/limits.csv`. One whose row the shipped table leaves out is measured once a row is added, and then mandatory
                as well. `drover evidence` shows the limits in force, the tests and the last trip of every control
                (see `docs/running.md`).

                | id | code | title | kept by | unit | a breach does | applies to | source |
                |---|---|---|---|---|---|---|---|
                """ + rows);
    }

    private static String keptBy(Control control) {
        String home = control.home().replaceAll("io\\.drover\\.\\w+\\.(?:\\w+\\.)?(\\w+)", "`$1`");
        return switch (control.place()) {
            case GUARD_RULE -> "guard rules";
            case GUARD_RULE_WITH_ROW -> "guard rules, where the table has a row";
            case GATE, MONITOR, START, PROGRAMME -> words(control.place()) + ": " + home;
        };
    }

    @Test
    void exit_codes() throws IOException {
        String rows = Arrays.stream(ExitCode.values())
                .map(e -> "| %s | %s |\n".formatted(e.code(), e.meaning()))
                .collect(Collectors.joining());

        check("exit-codes.md", """
                # Exit codes

                | code | meaning |
                |---|---|
                """ + rows);
    }

    @Test
    void reliability_holds_only_figures_that_scripts_printed() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeThat(python).as("python3, which makes the page").exists();
        Process verify = new ProcessBuilder(
                        python.toString(),
                        "-B",
                        "scripts/reliability",
                        "verify",
                        "docs/reliability",
                        "docs/reliability.md")
                .directory(DOCS.resolve("..").toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verify.waitFor()).as(said).isZero();
    }

    private static String table(ConfigFile file) {
        return "| key | default | unit | meaning |\n|---|---|---|---|\n"
                + Reference.keys(file.settings()).stream()
                        .map(key -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        key.path(),
                                        key.standard().isEmpty() ? "" : "`" + key.standard() + "`",
                                        key.unit().replace("|", "or"),
                                        key.meaning()))
                        .collect(Collectors.joining());
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void check(String name, String expected) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, expected);
        }
        assertThat(file).content().isEqualTo(expected);
    }
}
