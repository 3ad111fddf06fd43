package io.drover.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files by which another process reaches a run, whatever else is broken.
 *
 * @param kill its appearance kills trading
 * @param stop its appearance ends the run in order
 * @param commands what people ask of the run
 */
public record Latches(Path kill, Path stop, CommandFolder commands) {
    /** A reason when nothing may leave; asked right before each send. */
    Optional<String> killed() {
        return Files.exists(kill) ? Optional.of("kill file " + kill) : Optional.empty();
    }

    boolean stopAsked() {
        return Files.exists(stop);
    }

    /** A stop request is for the run that was there when it was made. */
    void clearStop() {
        try {
            Files.deleteIfExists(stop);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + stop, e);
        }
    }
}
