package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.market.calendar.Calendars;
import io.drover.market.read.BarFile;
import io.drover.market.read.CsvMapping;
import io.drover.market.read.DataImport;
import io.drover.market.series.Timeframe;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover data import}: bars from elsewhere into a data set of our own. */
@Command(
        name = "import",
        description = "maps the columns of a foreign CSV file into a data set that --feed replay:NAME can use")
final class DataImportVerb extends Verb {
    @Parameters(paramLabel = "FILE", description = "CSV file, plain or gzipped")
    private Path file = Path.of("");

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "data set to add it to")
    private String name = "";

    @Option(names = "--instrument", required = true, paramLabel = "S", description = "SYMBOL.VENUE of instruments.yaml")
    private String instrument = "";

    @Option(names = "--timeframe", required = true, paramLabel = "T", description = "length of a bar, e.g. 5m or 1d")
    private String timeframe = "";

    @Option(names = "--delimiter", defaultValue = ",", paramLabel = "C", description = "Default: ${DEFAULT-VALUE}")
    private char delimiter;

    @Option(
            names = "--symbol-column",
            paramLabel = "NAME",
            description = "column of the symbol. Default: there is none")
    private @Nullable String symbolColumn;

    @Option(names = "--symbol", paramLabel = "TEXT", description = "what the file calls the instrument")
    private @Nullable String symbol;

    @Option(names = "--time", defaultValue = "timestamp", paramLabel = "NAME", description = "column of the time")
    private String time = "";

    @Option(names = "--time-is-end", description = "the time is the end of the bar, not its start")
    private boolean timeIsEnd;

    @Option(
            names = "--time-pattern",
            paramLabel = "P",
            description = "of times without a zone, e.g. 'dd.MM.yyyy HH:mm'; needs --zone, which is never guessed")
    private @Nullable String timePattern;

    @Option(names = "--zone", paramLabel = "ZONE", description = "zone of such times, e.g. America/New_York")
    private @Nullable String zone;

    @Option(names = "--open", defaultValue = "open", paramLabel = "NAME", description = "column")
    private String open = "";

    @Option(names = "--high", defaultValue = "high", paramLabel = "NAME", description = "column")
    private String high = "";

    @Option(names = "--low", defaultValue = "low", paramLabel = "NAME", description = "column")
    private String low = "";

    @Option(names = "--close", defaultValue = "close", paramLabel = "NAME", description = "column")
    private String close = "";

    @Option(names = "--volume", paramLabel = "NAME", description = "column. Default: there is none")
    private @Nullable String volume;

    DataImportVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        InstrumentId id = InstrumentId.parse(instrument);
        Instrument known = Optional.ofNullable(config.instruments().all().get(id))
                .orElseThrow(() -> new UsageException(
                        "--instrument (%s) is not in instruments.yaml.\nMaybe add it there.".formatted(id)));
        Timeframe length = Timeframe.parse(timeframe);
        BarFile source = BarFile.of(
                        host().directory().resolve(file),
                        id,
                        length,
                        Calendars.standard().get(known.calendar()))
                .withMapping(mapping());
        Path target = target(id, length);
        var reading = DataImport.bars(symbol == null ? source : source.withSymbol(symbol), target);
        reading.defects().forEach(defect -> note(defect.toString()));
        String summary = "imported %s bars with %s defects into %s"
                .formatted(reading.series().size(), reading.defects().size(), shown(target));
        say(options().json() ? Json.text(Map.of("bars", reading.series().size(), "file", shown(target))) : summary);
        return ExitCode.DONE;
    }

    private CsvMapping mapping() {
        return new CsvMapping(
                delimiter,
                Optional.ofNullable(symbolColumn),
                time,
                localTimes(),
                timeIsEnd,
                open,
                high,
                low,
                close,
                Optional.ofNullable(volume));
    }

    private Optional<CsvMapping.LocalTimes> localTimes() {
        if ((timePattern == null) != (zone == null)) {
            throw new UsageException("--time-pattern and --zone belong together.\nMaybe add --zone UTC.");
        }
        if (timePattern == null || zone == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CsvMapping.LocalTimes(timePattern, ZoneId.of(zone)));
        } catch (DateTimeException e) {
            throw new UsageException("--zone (%s) is not known.\nMaybe write America/New_York.".formatted(zone), e);
        }
    }

    private Path target(InstrumentId id, Timeframe length) {
        if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new UsageException(
                    "--name (%s) must be lower-case letters, digits and -.\nMaybe write mydata.".formatted(name));
        }
        Path directory = folders().market().resolve(name);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
        return directory.resolve("%s_%s.csv.gz".formatted(id, length));
    }
}
