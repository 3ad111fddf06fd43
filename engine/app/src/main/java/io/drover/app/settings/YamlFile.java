package io.drover.app.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A configuration file on disk: regular, UTF-8, at most 1 MB. */
final class YamlFile {
    private static final long LARGEST = 1_000_000;

    private YamlFile() {}

    static Node read(Path file) {
        String source = file.toString();
        try {
            if (!Files.isRegularFile(file)) {
                throw refused(source, "is not a file", "a directory has this name");
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                throw refused(
                        source,
                        "has %s bytes, more than the %s allowed".formatted(size, LARGEST),
                        "this is another file");
            }
            return YamlText.parse(text(Files.readAllBytes(file), source), source);
        } catch (IOException e) {
            throw refused(source, "cannot be read: " + e, "check its permissions");
        }
    }

    private static String text(byte[] bytes, String source) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(source, "is not UTF-8 text", "save it as UTF-8");
        }
    }

    private static ConfigException refused(String source, String expectation, String maybe) {
        return new ConfigException(List.of(new Problem(new Origin(source, 0), "", "", expectation, maybe)));
    }
}
