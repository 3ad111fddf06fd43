package io.drover.report;

import io.drover.decision.LimitRow;
import io.drover.decision.RuleInfo;
import io.drover.decision.RuleSet;
import io.drover.fact.FactNumbers;
import io.drover.journal.JournalEntry;
import io.drover.model.Control;
import io.drover.report.ControlTest.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The evidence report: every control with its parameters, where it is kept, its tests and its last trip. */
public final class EvidenceReport {
    private final RuleSet rules;
    private final List<ControlTest> tests;
    private final LastTrips trips = new LastTrips();

    private EvidenceReport(RuleSet rules, List<ControlTest> tests) {
        this.rules = rules;
        this.tests = tests;
    }

    /**
     * Puts the evidence together.
     *
     * @param build version of the program
     * @param rules in force
     * @param tests of all controls, as they were last run
     * @param journal calls its argument with every record from the first on; with none where there is no journal
     */
    public static Evidence collect(
            String build, RuleSet rules, List<ControlTest> tests, Consumer<Consumer<JournalEntry>> journal) {
        EvidenceReport report = new EvidenceReport(rules, tests);
        journal.accept(report.trips::accept);
        return new Evidence(
                build,
                rules.hash(),
                Arrays.stream(Control.values()).map(report::item).toList());
    }

    /** Writes one self-contained HTML file; nothing is loaded from anywhere. Replaces the file as a whole. */
    public static void writeHtml(Evidence evidence, Path file) {
        TextFile.write(file, out -> EvidencePage.write(evidence, out));
    }

    /** Writes one JSON document with the same content. */
    public static void writeJson(Evidence evidence, Path file) {
        TextFile.write(file, out -> JsonReport.write(evidence, out));
    }

    private Evidence.Item item(Control control) {
        List<ControlTest> own =
                tests.stream().filter(t -> t.control() == control).toList();
        boolean proven = own.stream().anyMatch(t -> t.outcome() == Outcome.PASSED)
                && own.stream().noneMatch(t -> t.outcome() == Outcome.FAILED);
        return new Evidence.Item(
                control,
                control.code(),
                control.title(),
                control.source(),
                control.place(),
                homes(control),
                rules.limits().stream()
                        .filter(row -> row.control() == control)
                        .map(EvidenceReport::limit)
                        .toList(),
                own,
                proven,
                trips.of(control));
    }

    private List<String> homes(Control control) {
        if (!control.place().isGuardRule()) {
            return control.home().isEmpty() ? List.of() : List.of(control.home().split(", "));
        }
        return rules.rules().stream()
                .filter(rule -> rule.control().equals(control.name()))
                .map(EvidenceReport::home)
                .toList();
    }

    private static String home(RuleInfo rule) {
        return "%s:%d %s".formatted(rule.file(), rule.line(), rule.name());
    }

    private static Evidence.Limit limit(LimitRow row) {
        String value = FactNumbers.text(row.value());
        return new Evidence.Limit(
                row.origin(),
                row.scope().toString(),
                row.measure(),
                row.basis() == LimitRow.Basis.EQUITY ? value + " of equity" : value,
                row.state(),
                row.note());
    }
}
