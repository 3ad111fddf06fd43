package io.drover.research.simulation;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a disk refuses to take more. */
enum DiskFault {
    /** Half of what is written finds room; there is some again once the journal's reserve is given up. */
    FULL("No space left on device"),
    READ_ONLY("Read-only file system"),
    /** Writes are taken, and whether they are on the disk is not known. */
    SYNC_FAILS("Input/output error");

    private final String message;

    DiskFault(String message) {
        this.message = message;
    }

    IOException exception() {
        return new IOException(message);
    }

    /** As people write it, e.g. {@code disk-read-only}. */
    String text() {
        return "disk-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<DiskFault> find(String text) {
        return Arrays.stream(values()).filter(f -> f.text().equals(text)).findFirst();
    }
}
