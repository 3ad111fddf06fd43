package io.drover.app.run;

import io.drover.app.files.DurableFile;
import io.drover.model.TradingState;
import io.drover.trading.StopSign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files by which another process reaches a run, whatever else is broken.
 *
 * @param kill its appearance kills trading
 * @param halt its appearance ends the run; the next one begins HALTED and removes it
 * @param stop its appearance ends the run in order
 * @param fence runs of earlier epochs than it names send nothing at all and end themselves
 * @param commands what people ask of the run
 */
public record Latches(Path kill, Path halt, Path stop, Path fence, CommandFolder commands) {
    /** There when nothing may leave; asked right before each send. */
    public Optional<StopSign> sign() {
        if (Files.exists(kill)) {
            return Optional.of(new StopSign(TradingState.KILLED, "kill file " + kill + words(kill)));
        }
        return Files.exists(halt)
                ? Optional.of(new StopSign(TradingState.HALTED, "halt file " + halt + words(halt)))
                : Optional.empty();
    }

    /** Puts up a sign, unless it is there; durable on return. */
    public static void putUp(Path sign, String words) {
        try {
            if (Files.notExists(sign)) {
                DurableFile.write(sign, words + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + sign, e);
        }
    }

    /** A sign holds whatever its file says. */
    private static String words(Path sign) {
        try {
            String text = Files.readString(sign).strip();
            return text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse("");
        } catch (IOException e) {
            return " (unreadable)";
        }
    }

    /** What it asked for stands in the journal now. */
    void clearHalt() {
        remove(halt);
    }

    boolean stopAsked() {
        return Files.exists(stop);
    }

    /** A stop request is for the run that was there when it was made. */
    void clearStop() {
        remove(stop);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
