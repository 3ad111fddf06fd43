package io.drover.app.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.app.files.DurableFile;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands on their way to a run: a folder with one file each, which is there whole or not at all. The run does what a file
 * says, makes that durable, then deletes it; one that was interrupted in between does it again. A file that is no command
 * is moved aside and lets no more entries through, for nobody knows what it was meant to stop.
 */
public final class CommandFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CommandFolder.class);
    private static final String SUFFIX = ".json";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final Set<Path> done = new HashSet<>();

    public CommandFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Hands a command over.
     *
     * @param name of its file without ending; commands are done in the order of their names
     * @return its file, gone once it is done
     */
    public Path hand(String name, Command command) {
        Path file = folder.resolve(name + SUFFIX);
        try {
            DurableFile.write(file, MAPPER.writeValueAsString(command) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    /** Where a file that is no command is moved to. */
    public Path refused(Path file) {
        return folder.resolve("refused").resolve(file.getFileName());
    }

    /** Files that no run has taken yet, in order. */
    public List<Path> waiting() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) && !done.contains(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Tells when a file has been taken. */
    public void watch(WatchService service) throws IOException {
        folder.register(service, StandardWatchEventKinds.ENTRY_DELETE);
    }

    /**
     * Has what waits done, in order. Owner thread, between two cycles.
     *
     * @param run does a command; when it returns, that is durable
     */
    void take(Consumer<Command> run) {
        waiting().forEach(file -> take(file, run));
    }

    private void take(Path file, Consumer<Command> run) {
        try {
            Command command = MAPPER.readValue(Files.readString(file), Command.class);
            run.accept(command);
            LOG.warn("command_done file={} command={}", file, command);
            done.add(file);
            Files.delete(file);
        } catch (JsonProcessingException e) {
            refuse(file, run, e.getOriginalMessage());
        } catch (IOException e) {
            if (!done.contains(file)) {
                refuse(file, run, e.toString());
            }
        }
    }

    private void refuse(Path file, Consumer<Command> run, String why) {
        done.add(file);
        LOG.error("command_refused file={} cause={}", file, why);
        run.accept(new Command.Lower(
                Scope.ACCOUNT,
                TradingState.REDUCING,
                "no command: " + file.getFileName() + ": " + why,
                "command-folder"));
        try {
            Files.createDirectories(refused(file).getParent());
            Files.move(file, refused(file));
        } catch (IOException e) {
            LOG.error("command_not_moved file={} cause={}", file, e.toString());
        }
    }
}
