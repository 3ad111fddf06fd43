package io.drover.app.cli;

import io.drover.report.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/** The audit report of the UTC date before the journal's present one. */
final class DailyReport {
    private DailyReport() {}

    static void write(Trading trading, Journals journals, Consumer<String> notes) {
        LocalDate today = journals.last().at().atZone(ZoneOffset.UTC).toLocalDate();
        Instant from = today.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        Path directory = trading.folders().out().resolve(today.minusDays(1).toString());
        AuditFiles.ofDisk(trading.config(), journals, Optional.of(trading.plan().data()))
                .write(Period.of(from, to), directory);
        notes.accept("wrote " + directory);
    }
}
