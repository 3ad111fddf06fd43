package io.drover.report;

import io.drover.journal.JournalEntry;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The audit report: every order with the rule, values and controls behind it and what became of it, every denial, every
 * change of the trading state. A pure function of the journal and the context: the same input gives the same bytes.
 */
public final class AuditReport {
    private AuditReport() {}

    /**
     * Folds a journal.
     *
     * @param journal calls its argument with every record from the first on, e.g. {@code reader -> journal.read(1, reader)}
     * @param period what the report is about; older records are folded too, later ones are not read
     * @param context what records do not hold
     */
    public static ReportData collect(Consumer<Consumer<JournalEntry>> journal, Period period, ReportContext context) {
        ReportFold fold = new ReportFold(period, context);
        journal.accept(fold::accept);
        return Collected.of(fold, period, context);
    }

    /** Writes one self-contained HTML file; nothing is loaded from anywhere. Replaces the file as a whole. */
    public static void writeHtml(ReportData data, Path file) {
        TextFile.write(file, out -> HtmlReport.write(data, out));
    }

    /** Writes one JSON document with the same numbers. */
    public static void writeJson(ReportData data, Path file) {
        TextFile.write(file, out -> JsonReport.write(data, out));
    }

    /** Writes {@code orders.csv}, {@code executions.csv}, {@code decisions.csv}, {@code equity.csv}, {@code states.csv} and {@code ending.csv}. */
    public static void writeCsv(ReportData data, Path directory) {
        CsvReport.write(data, directory);
    }
}
