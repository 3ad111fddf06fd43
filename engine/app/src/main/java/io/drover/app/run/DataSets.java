package io.drover.app.run;

import io.drover.market.calendar.Calendars;
import io.drover.market.read.BarFile;
import io.drover.market.read.BarReader;
import io.drover.market.read.CorporateActionReader;
import io.drover.market.read.MarketDataException;
import io.drover.market.read.Samples;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recorded markets by name: samples, imported ones, directories of files named {@code SYMBOL.VENUE_TIMEFRAME.csv[.gz]}, with
 * splits and dividends beside them in {@code SYMBOL.VENUE_actions.csv[.gz]}.
 */
public final class DataSets {
    private static final Set<String> SAMPLES = Set.of("btc", "aapl", "eth");
    private static final Pattern FILE = Pattern.compile("(.+\\..+)_([0-9]+[smhd]|actions)\\.csv(\\.gz)?");

    private final Path samples;
    private final Path imported;
    private final Path workingDirectory;
    private final Calendars calendars;

    /**
     * Places to look in.
     *
     * @param samples folder of the sample data
     * @param imported folder with one folder per imported data set
     * @param workingDirectory where relative names begin
     */
    public DataSets(Path samples, Path imported, Path workingDirectory, Calendars calendars) {
        this.samples = samples;
        this.imported = imported;
        this.workingDirectory = workingDirectory;
        this.calendars = calendars;
    }

    /**
     * The data set of this name.
     *
     * @param instruments tell the calendars of the files' instruments
     * @throws MarketDataException when a file is refused
     * @throws IllegalArgumentException when there is no such data set
     */
    public DataSet get(String name, Map<InstrumentId, Instrument> instruments) {
        if (SAMPLES.contains(name)) {
            requireSamples();
            return new Samples(samples, calendars).get(name);
        }
        return directory(find(name), instruments);
    }

    /** Files that a data set is read from. */
    public List<Path> files(String name) {
        return csvFiles(SAMPLES.contains(name) ? samples : find(name));
    }

    private void requireSamples() {
        if (!Files.isDirectory(samples)) {
            throw new IllegalArgumentException(
                    "sample data is not in %s.\nMaybe build first: mvn -q -DskipTests package.".formatted(samples));
        }
    }

    private Path find(String name) {
        return Stream.of(imported.resolve(name), workingDirectory.resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "data set (%s) is neither btc, aapl, eth nor a directory of CSV files.\n".formatted(name)
                                + "Maybe import it first: drover data import."));
    }

    private DataSet directory(Path directory, Map<InstrumentId, Instrument> instruments) {
        DataSet.Builder data = DataSet.builder(directory.getFileName().toString());
        List<Path> files = csvFiles(directory);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s holds no CSV file.\nMaybe name them AAPL.XNAS_1d.csv or .csv.gz.".formatted(directory));
        }
        for (Path file : files) {
            add(file, data, instruments);
        }
        return data.build();
    }

    private void add(Path file, DataSet.Builder data, Map<InstrumentId, Instrument> instruments) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    "%s must be named SYMBOL.VENUE_TIMEFRAME.csv.\nMaybe rename it to AAPL.XNAS_1d.csv."
                            .formatted(file));
        }
        InstrumentId id = InstrumentId.parse(name.group(1));
        Instrument instrument = Optional.ofNullable(instruments.get(id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: instrument %s is not in instruments.yaml.\nMaybe add it there.".formatted(file, id)));
        if (name.group(2).equals("actions")) {
            data.actions(CorporateActionReader.read(file, id));
        } else {
            BarFile bars = BarFile.of(file, id, Timeframe.parse(name.group(2)), calendars.get(instrument.calendar()));
            data.bars(BarReader.read(bars).series());
        }
    }

    private static List<Path> csvFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".csv")
                            || file.toString().endsWith(".csv.gz")
                            || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
