package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verb makes of the shipped rules and of reports of tests; the scenarios of guard rules it runs itself. */
class EvidenceVerbTest {
    /** The shipped rules are compiled once. */
    @TempDir
    private static Path cache;

    @TempDir
    private Path dir;

    private ToolRun tool;

    @BeforeEach
    void set_up() {
        tool = new ToolRun(dir);
    }

    @Test
    void c44_names_every_control_that_no_test_proves() {
        int code = evidence("nowhere");

        assertThat(code).isEqualTo(ExitCode.FINDINGS.code());
        assertThat(tool.said().lines().filter(l -> l.startsWith("not proven: ")).map(l -> l.substring(12, 15)))
                .containsExactlyElementsOf(ids(c -> !c.place().isGuardRule()));
        assertThat(dir.resolve("data/reports/evidence.html")).isNotEmptyFile();
        assertThat(dir.resolve("data/reports/evidence.json")).isNotEmptyFile();
    }

    @Test
    void c44_takes_a_test_named_after_a_control_for_its_proof() throws IOException {
        reports(Arrays.stream(Control.values())
                .map(c -> "<testcase name=\"%s_holds\" classname=\"x.SampleTest\"/>"
                        .formatted(c.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining()));

        assertThat(evidence("build")).isZero();
        assertThat(tool.said()).contains("44 of 44 controls are proven");
    }

    @Test
    void c44_one_failed_test_outweighs_the_scenarios_that_passed() throws IOException {
        reports("<testcase name=\"c01_holds\" classname=\"x.SampleTest\"><failure>no</failure></testcase>");

        evidence("build");

        assertThat(tool.said()).contains("not proven: C01 ");
    }

    @Test
    void c44_a_report_that_is_none_is_refused() throws IOException {
        reports("<testcase");

        assertThat(evidence("build")).isEqualTo(ExitCode.USAGE.code());
        assertThat(tool.noted()).contains("TEST-x.xml is no report of tests");
    }

    private int evidence(String tests) {
        return tool.run("evidence", "--tests", tests, "--cache", cache.toString());
    }

    private void reports(String cases) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("build/engine/target/surefire-reports"));
        Files.writeString(folder.resolve("TEST-x.xml"), "<testsuite>" + cases + "</testsuite>");
    }

    private static List<String> ids(Predicate<Control> which) {
        return Arrays.stream(Control.values()).filter(which).map(Control::name).toList();
    }
}
