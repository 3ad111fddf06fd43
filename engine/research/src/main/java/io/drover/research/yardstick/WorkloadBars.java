package io.drover.research.yardstick;

import io.drover.market.calendar.Calendars;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.read.BarFile;
import io.drover.market.read.BarReader;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All CSV files of a directory as one-minute bars, one instrument a file. */
final class WorkloadBars {
    private WorkloadBars() {}

    static DataSet read(Path directory, Calendars calendars) throws IOException {
        DataSet.Builder data = DataSet.builder(directory.getFileName().toString());
        for (Path file : files(directory)) {
            data.bars(BarReader.read(file(file, calendars.get("24/7"))).series());
        }
        return data.build();
    }

    private static BarFile file(Path file, ExchangeCalendar calendar) {
        return BarFile.of(file, instrument(file), Timeframe.MINUTE, calendar);
    }

    private static InstrumentId instrument(Path file) {
        String name = file.getFileName().toString().replace(".csv", "");
        return new InstrumentId(name.toUpperCase(Locale.ROOT), "YARD");
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        }
    }
}
