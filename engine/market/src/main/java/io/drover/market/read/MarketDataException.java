package io.drover.market.read;

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

    MarketDataException(String message, Throwable cause) {
        super(message, cause);
        this.defects = List.of();
    }

    /** All defects found until the file was refused; the last one is why. */
    public List<Defect> defects() {
        return defects;
    }
}
