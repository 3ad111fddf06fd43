package io.drover.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a UTF-8 file as a whole or not at all; what is no character becomes a question mark. */
final class TextFile {
    private TextFile() {}

    /** Writes to a stream that may fail. */
    @FunctionalInterface
    interface Content {
        void to(Writer out) throws IOException;
    }

    static void write(Path file, Content content) {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out =
                    new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(draft), StandardCharsets.UTF_8))) {
                content.to(out);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "report %s cannot be written.\nMaybe the disk is full or the directory is read-only."
                            .formatted(file),
                    e);
        }
    }
}
