package io.drover.app.cli;

import io.drover.market.calendar.Calendars;
import io.drover.market.read.DataCheck;
import io.drover.market.read.DataReport;
import io.drover.market.series.Timeframe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover data check}: the defects of market data files. */
@Command(name = "check", description = "reports every defect of market data files; exit code 1 when there is any")
final class DataCheckVerb extends Verb {
    @Option(
            names = "--calendar",
            paramLabel = "NAME",
            description = "24/7, FX or XNYS: tells which bars are missing. Default: ${DEFAULT-VALUE}",
            defaultValue = "24/7")
    private String calendar = "";

    @Option(names = "--timeframe", paramLabel = "T", description = "length of a bar, e.g. 5m. Default: measured")
    private @Nullable String timeframe;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files, plain or gzipped")
    private List<Path> files = List.of();

    DataCheckVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        DataCheck check = new DataCheck(
                Calendars.of(calendar), Optional.ofNullable(timeframe).map(Timeframe::parse));
        List<DataReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(check.check(host().directory().resolve(file)));
        }
        if (options().json()) {
            say(Json.text(reports.stream().map(DataCheckVerb::document).toList()));
        } else {
            reports.forEach(this::print);
        }
        return reports.stream().allMatch(report -> report.defects().isEmpty()) ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void print(DataReport report) {
        report.defects().forEach(defect -> say(defect.toString()));
        say("%s: %s %s%s, %s to %s, %s defects %s"
                .formatted(
                        report.file(),
                        report.kept(),
                        report.kind(),
                        report.timeframe().map(length -> " of " + length).orElse(""),
                        report.first().map(Instant::toString).orElse("-"),
                        report.last().map(Instant::toString).orElse("-"),
                        report.defects().size(),
                        report.counts()));
    }

    private static Map<String, Object> document(DataReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", report.file());
        document.put("kind", report.kind().name());
        document.put("timeframe", report.timeframe().orElse(""));
        document.put("kept", report.kept());
        document.put("first", report.first().map(Instant::toString).orElse(""));
        document.put("last", report.last().map(Instant::toString).orElse(""));
        document.put("defects", report.defects().stream().map(Object::toString).toList());
        return document;
    }
}
