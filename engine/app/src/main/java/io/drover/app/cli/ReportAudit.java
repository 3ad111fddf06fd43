package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.run.DataSets;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.DataSet;
import io.drover.report.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover report audit}: every order explained, as HTML, JSON and CSV. */
@Command(
        name = "audit",
        description = "writes audit.html, audit.json and csv/ from the journal; exit code 1 when the journal is broken")
final class ReportAudit extends Verb {
    @Option(
            names = "--prices",
            paramLabel = "DATASET",
            description = "draw the price charts from this data set. Default: that of the last run")
    private @Nullable String prices;

    ReportAudit(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        TimeSpan span = options().span();
        AuditFiles report = AuditFiles.ofDisk(config, journals(), dataset(config));
        List<Path> written =
                report.write(new Period(span.from(), span.to()), folders().out());
        boolean intact =
                report.context().verification().result() == io.drover.report.ReportContext.Verification.Result.INTACT;
        if (options().json()) {
            say(Json.text(Map.of(
                    "intact", intact, "files", written.stream().map(this::shown).toList())));
        } else {
            written.forEach(file -> say("wrote " + shown(file)));
            say("journal: " + report.context().verification().text());
        }
        return intact ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private Optional<DataSet> dataset(Configuration config) {
        DataSets sets = new DataSets(host().samples(), folders().market(), host().directory(), Calendars.standard());
        return Optional.ofNullable(prices)
                .or(() -> StatusFile.read(folders().statusFile()).map(RunStatus::dataset))
                .map(name -> sets.get(name, config.instruments().all()));
    }
}
