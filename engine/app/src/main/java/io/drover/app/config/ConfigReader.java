package io.drover.app.config;

import io.drover.app.settings.Bound;
import io.drover.app.settings.ConfigException;
import io.drover.app.settings.Effective;
import io.drover.app.settings.Nearest;
import io.drover.app.settings.Origin;
import io.drover.app.settings.Problem;
import io.drover.app.settings.Replacement;
import io.drover.app.settings.SettingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a configuration: files, then environment, then command line; what a directory lacks is built in. */
public final class ConfigReader {
    private final Optional<Path> directory;
    private final List<Replacement> replacements;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Effective> values = new ArrayList<>();

    private ConfigReader(Optional<Path> directory, List<Replacement> replacements) {
        this.directory = directory;
        this.replacements = replacements;
    }

    /**
     * The configuration in force.
     *
     * @param directory with the files; absent: built-in values only
     * @param environment variables; {@code DROVER__SECTION__KEY} replaces a value
     * @param options values from the command line; they replace all others
     * @throws ConfigException with everything that is wrong
     */
    public static Configuration read(
            Optional<Path> directory, Map<String, String> environment, List<Replacement> options) {
        List<Replacement> all = new ArrayList<>(Overrides.of(environment));
        all.addAll(options);
        return new ConfigReader(directory, all).read();
    }

    private Configuration read() {
        directory.ifPresent(this::refuseUnknownFiles);
        refuseUnknownReplacements();
        Optional<ExecutionSettings> execution = file(ConfigFile.EXECUTION, ExecutionSettings.class);
        Optional<ScheduleSettings> schedule = file(ConfigFile.SCHEDULE, ScheduleSettings.class);
        Optional<InstrumentSettings> instruments = file(ConfigFile.INSTRUMENTS, InstrumentSettings.class);
        Optional<IndicatorSettings> indicators = file(ConfigFile.INDICATORS, IndicatorSettings.class);
        refuse(problems);
        String source = directory.map(dir -> dir + " ").orElse("") + (isPartlyBuiltIn() ? "(built-in values)" : "");
        Configuration read = new Configuration(
                execution.orElseThrow(),
                schedule.orElseThrow(),
                instruments.orElseThrow(),
                indicators.orElseThrow(),
                values,
                source.strip());
        refuse(CrossCheck.of(read));
        return read;
    }

    private boolean isPartlyBuiltIn() {
        return Stream.of(ConfigFile.values()).anyMatch(file -> path(file).isEmpty());
    }

    private Optional<Path> path(ConfigFile file) {
        return directory.map(dir -> dir.resolve(file.fileName())).filter(Files::exists);
    }

    private <T> Optional<T> file(ConfigFile file, Class<T> type) {
        try {
            Optional<Path> path = path(file);
            Bound<T> bound = path.isPresent()
                    ? SettingsFile.read(type, path.get(), replacements)
                    : SettingsFile.parse(type, builtIn(file), "built-in " + file.fileName(), replacements);
            bound.effective()
                    .forEach(value ->
                            values.add(new Effective(file.word() + "." + value.path(), value.value(), value.origin())));
            return Optional.of(bound.value());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** The text of the file that comes with Drover. */
    static String builtIn(ConfigFile file) {
        String resource = "/config/" + file.fileName();
        try (InputStream in = Objects.requireNonNull(ConfigReader.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private void refuseUnknownFiles(Path dir) {
        if (!Files.isDirectory(dir)) {
            throw new ConfigException(List.of(new Problem(
                    new Origin(dir.toString(), 0),
                    "",
                    "",
                    "is not a directory",
                    "check --config, or leave it out to use built-in values")));
        }
        try (Stream<Path> files = Files.list(dir)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                    .filter(name -> !ConfigFile.fileNames().contains(name))
                    .sorted()
                    .forEach(name -> problems.add(new Problem(
                            new Origin(dir.resolve(name).toString(), 0),
                            "",
                            "",
                            "is not a known file",
                            "rename it to "
                                    + Nearest.of(name, ConfigFile.fileNames())
                                            .orElse("one of " + String.join(", ", ConfigFile.fileNames())))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + dir, e);
        }
    }

    private void refuseUnknownReplacements() {
        for (Replacement replacement : replacements) {
            if (Stream.of(ConfigFile.values()).noneMatch(file -> SettingsFile.concerns(replacement, file.settings()))) {
                problems.add(new Problem(
                        replacement.origin(),
                        String.join("__", replacement.names()),
                        "",
                        "is not a known key",
                        "see drover config show for all keys"));
            }
        }
    }

    private static void refuse(List<Problem> found) {
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }
}
