package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.LimitRow;
import io.drover.decision.RuleInfo;
import io.drover.decision.RuleSet;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.report.ControlTest.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evidence of the sample journal, byte for byte; {@code -Dgolden.update=true} writes the files anew. */
class EvidenceReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final RuleSet RULES = new RuleSet(
            SampleJournal.RULES,
            List.of(
                    new RuleInfo("guard.risk.order-value", "guard", "risk", "guard/risk.drl", 15, "Value.", "C01"),
                    new RuleInfo("guard.halt.daily-loss", "guard", "halt", "guard/halt.drl", 11, "Loss.", "C19")),
            List.of(
                    limit(7, Control.C01, LimitRow.Basis.EQUITY, 0.12, ""),
                    limit(8, Control.C19, LimitRow.Basis.ABSOLUTE, 0.02, "REDUCING")),
            List.of());

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"evidence.html", "evidence.json"})
    void c44_file_is_the_golden_one(String name) throws IOException {
        Evidence evidence = evidence(proofOfAllBut(Control.C20));
        EvidenceReport.writeHtml(evidence, directory.resolve("evidence.html"));
        EvidenceReport.writeJson(evidence, directory.resolve("evidence.json"));
        byte[] actual = Files.readAllBytes(directory.resolve(name));

        if (Boolean.getBoolean("golden.update")) {
            Files.write(GOLDEN.resolve(name), actual);
        }

        assertThat(actual).isEqualTo(Files.readAllBytes(GOLDEN.resolve(name)));
    }

    @Test
    void c44_a_control_without_a_passing_test_is_not_proven() {
        assertThat(evidence(proofOfAllBut(Control.C20)).unproven()).contains(Control.C20);
        assertThat(evidence(proofOfAllBut()).unproven()).doesNotContain(Control.C20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "SKIPPED"})
    void c44_a_test_that_did_not_pass_proves_nothing(Outcome outcome) {
        List<ControlTest> tests = proofOfAllBut(Control.C20);
        tests.add(new ControlTest(Control.C20, "trips above its rungs", "SampleTest", outcome));

        assertThat(evidence(tests).unproven()).contains(Control.C20);
    }

    @Test
    void c44_one_failure_outweighs_any_number_of_passes() {
        List<ControlTest> tests = proofOfAllBut();
        tests.add(new ControlTest(Control.C01, "a market order counts at its collar", "SampleTest", Outcome.FAILED));

        assertThat(evidence(tests).unproven()).contains(Control.C01);
    }

    @Test
    void c44_with_a_passing_test_of_each_all_controls_are_proven() {
        assertThat(evidence(proofOfAllBut()).unproven()).isEmpty();
    }

    @Test
    void the_last_trip_is_that_of_the_journal() {
        Evidence.Item item = evidence(proofOfAllBut()).controls().stream()
                .filter(c -> c.control() == Control.C01)
                .findFirst()
                .orElseThrow();

        assertThat(item.homes()).containsExactly("guard/risk.drl:15 guard.risk.order-value");
        assertThat(item.limits()).extracting(Evidence.Limit::value).containsExactly("0.12 of equity");
        assertThat(item.lastTrip())
                .hasValueSatisfying(trip -> assertThat(trip.text()).contains("measured=", "limit="));
    }

    private static Evidence evidence(List<ControlTest> tests) {
        return EvidenceReport.collect("0.1.0", RULES, tests, SampleJournal.journal()::read);
    }

    private static List<ControlTest> proofOfAllBut(Control... missing) {
        List<ControlTest> tests = new ArrayList<>();
        for (Control control : Control.values()) {
            if (!List.of(missing).contains(control)) {
                tests.add(new ControlTest(control, "<works> & holds", "io.drover.SampleTest", Outcome.PASSED));
            }
        }
        return tests;
    }

    private static LimitRow limit(int line, Control control, LimitRow.Basis basis, double value, String state) {
        return new LimitRow("limits.csv:" + line, control, Scope.ACCOUNT, "", basis, value, state, "a note");
    }
}
