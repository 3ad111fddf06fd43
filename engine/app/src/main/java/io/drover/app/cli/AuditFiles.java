package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.journal.JournalEntry;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.report.AuditReport;
import io.drover.report.Period;
import io.drover.report.PriceSeries;
import io.drover.report.ReportContext;
import io.drover.report.ReportData;
import io.drover.store.file.JournalKeys;
import io.drover.store.file.Verification;
import io.drover.trading.EngineState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The audit report of a journal.
 *
 * @param journal calls its argument with every record
 * @param context what the records do not hold
 */
record AuditFiles(Consumer<Consumer<JournalEntry>> journal, ReportContext context) {
    /** Of a journal on disk, verified first; with prices where the data set is known. */
    static AuditFiles ofDisk(Configuration config, Journals journals, Optional<DataSet> prices) {
        journals.last();
        Verification found = journals.verify(JournalKeys.publicKey(journals.publicKey()), state(config), done -> {});
        ReportContext.Verification verification = new ReportContext.Verification(
                found.isSound() ? ReportContext.Verification.Result.INTACT : ReportContext.Verification.Result.BROKEN,
                found.problem()
                        .map(Verification.Problem::toString)
                        .orElse("%s records, %s signed checkpoints".formatted(found.records(), found.checkpoints())));
        return new AuditFiles(
                reader -> journals.read(1, reader),
                new ReportContext(
                        verification,
                        found.decisions(),
                        found.chain(),
                        List.copyOf(config.instruments().all().values()),
                        prices.map(AuditFiles::prices).orElse(List.of())));
    }

    /** Of a journal that was never on disk. */
    static AuditFiles ofMemory(Trading trading, io.drover.port.Journal journal) {
        return new AuditFiles(
                reader -> journal.read(1, reader),
                new ReportContext(
                        new ReportContext.Verification(
                                ReportContext.Verification.Result.NOT_VERIFIED,
                                "a backtest keeps its journal in memory only"),
                        journal.decisionHash(),
                        journal.chainHead(),
                        List.copyOf(trading.config().instruments().all().values()),
                        prices(trading.plan().data())));
    }

    /** The engine's state before the first record. */
    static EngineState state(Configuration config) {
        return new EngineState(config.instruments().all(), config.execution().currency());
    }

    ReportData collect(Period period) {
        return AuditReport.collect(journal, period, context);
    }

    /** Writes HTML, JSON and CSV with the same numbers; returns what was written. */
    List<Path> write(Period period, Path directory) {
        ReportData data = collect(period);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
        Path html = directory.resolve("audit.html");
        Path json = directory.resolve("audit.json");
        Path csv = directory.resolve("csv");
        AuditReport.writeHtml(data, html);
        AuditReport.writeJson(data, json);
        AuditReport.writeCsv(data, csv);
        return List.of(html, json, csv);
    }

    /** Closes of the shortest bars of each instrument. */
    private static List<PriceSeries> prices(DataSet data) {
        return data.instruments().stream()
                .flatMap(id -> data.bars(id).stream().limit(1))
                .map(AuditFiles::closes)
                .toList();
    }

    private static PriceSeries closes(BarSeries bars) {
        return new PriceSeries(
                bars.instrument(),
                IntStream.range(0, bars.size()).mapToLong(bars::end).toArray(),
                IntStream.range(0, bars.size()).mapToDouble(bars::close).toArray());
    }
}
