package io.drover.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The status of the present or last run, replaced as a whole. */
final class StatusFile {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private StatusFile() {}

    static void write(Path file, RunStatus status) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            MAPPER.writeValue(part.toFile(), status);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Process of a run that has not ended. */
    static Optional<ProcessHandle> living(Path file) {
        return read(file)
                .filter(RunStatus::running)
                .flatMap(status -> ProcessHandle.of(status.pid()))
                .filter(ProcessHandle::isAlive);
    }

    static Optional<RunStatus> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(file.toFile(), RunStatus.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
