package io.drover.app.cli;

import io.drover.app.config.ConfigReader;
import io.drover.app.config.Configuration;
import io.drover.app.settings.ConfigException;
import io.drover.app.settings.Replacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether configuration, rules and program on disk still are those that run. Files are read again only when one of them looks
 * different. One thread.
 */
final class RunIdentity {
    private final Host host;
    private final Folders folders;
    private final List<Replacement> replacements;
    private final Configuration running;
    private final Consumer<String> notes;
    private String configMarks;
    private String ruleMarks;
    private final ProgramOnDisk program;

    /**
     * They are so now.
     *
     * @param running the configuration in force
     * @param notes told that other rules lie there, which the next run takes
     */
    RunIdentity(
            Host host, Folders folders, List<Replacement> replacements, Configuration running, Consumer<String> notes) {
        this.host = host;
        this.folders = folders;
        this.replacements = List.copyOf(replacements);
        this.running = running;
        this.notes = notes;
        this.configMarks = configMarks();
        this.ruleMarks = marks(folders.rules());
        this.program = new ProgramOnDisk(host.program());
    }

    /** Why the account must halt. Other rules are told only: people edit them for the next run. */
    Optional<String> change() {
        String rules = marks(folders.rules());
        if (!rules.equals(ruleMarks)) {
            ruleMarks = rules;
            notes.accept(
                    "rules in %s have changed; a run that starts from now on uses them".formatted(folders.rules()));
        }
        if (program.isAnother()) {
            return Optional.of("the program %s is no longer the one that runs".formatted(host.program()));
        }
        String config = configMarks();
        if (config.equals(configMarks)) {
            return Optional.empty();
        }
        configMarks = config;
        return configChange();
    }

    private Optional<String> configChange() {
        try {
            String now = ConfigReader.read(folders.config(), host.environment(), replacements)
                    .hash();
            return now.equals(running.hash())
                    ? Optional.empty()
                    : Optional.of("configuration %s has other values than those in force (hash %s)"
                            .formatted(running.source(), now.substring(0, 12)));
        } catch (ConfigException e) {
            return Optional.of(
                    "configuration %s cannot be read any more: %s".formatted(running.source(), e.getMessage()));
        }
    }

    private String configMarks() {
        return folders.config().map(RunIdentity::marks).orElse("");
    }

    private static String marks(Path folder) {
        if (!Files.isDirectory(folder)) {
            return "gone";
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = new ArrayList<>();
            files.filter(Files::isRegularFile).sorted().forEach(file -> found.add(mark(file)));
            return String.join("\n", found);
        } catch (IOException | UncheckedIOException e) {
            return e.toString();
        }
    }

    private static String mark(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file + " " + e;
        }
    }
}
