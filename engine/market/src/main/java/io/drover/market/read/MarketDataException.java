package io.drover.market.read;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file of market data was refused, or could not be read. The message names file, row and defect. */
public final class MarketDataException extends RuntimeException {
    private final List<Defect> defects;

    MarketDataException(Defect refused, List<Defect> defects) {
        super("%s\nMaybe allow it: data policy %s: skip-row or flag.".formatted(refused, refused.kind()));
        this.defects = List.copyOf(defects);
    }

    MarketDataException(String message, List<Defect> defects) {
        super(message);
        this.defects = List.copyOf(defects);
    }

    private MarketDataException(String message, Throwable cause) {
        super(message, cause);
        this.defects = List.of();
    }

    static MarketDataException unreadable(Path file, IOException e) {
        boolean missing = e instanceof NoSuchFileException;
        return new MarketDataException(
                missing
                        ? "%s: is missing.\nMaybe the path is relative to another folder.".formatted(file)
                        : "%s: cannot be read: %s\nMaybe it is damaged.".formatted(file, e.getMessage()),
                e);
    }

    static MarketDataException unwritable(Path file, IOException e) {
        return new MarketDataException(
                "%s: cannot be written: %s\nMaybe the folder is missing or full.".formatted(file, e.getMessage()), e);
    }

    /** All defects found until the file was refused; the last one is why. */
    public List<Defect> defects() {
        return defects;
    }
}
