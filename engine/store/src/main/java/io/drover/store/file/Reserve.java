package io.drover.store.file;

import io.drover.port.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One mebibyte of disk kept for the records that say that the disk is full. */
final class Reserve {
    private static final int SIZE = 1 << 20;

    private final Path file;

    private Reserve(Path file) {
        this.file = file;
    }

    static Reserve in(Path directory, AppendFile.Opener opener) {
        Path file = directory.resolve("reserve");
        try {
            if (Files.notExists(file) || Files.size(file) < SIZE) {
                fill(file, opener);
            }
            return new Reserve(file);
        } catch (IOException e) {
            throw new JournalException(
                    "journal reserve %s (1 MiB) cannot be written: %s.\nMaybe the disk is full."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void fill(Path file, AppendFile.Opener opener) throws IOException {
        Files.deleteIfExists(file);
        try (AppendFile out = opener.open(file)) {
            out.write(new byte[SIZE], 0, SIZE);
            out.force();
        }
    }

    void release() throws IOException {
        Files.deleteIfExists(file);
    }
}
