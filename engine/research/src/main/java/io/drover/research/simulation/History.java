package io.drover.research.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Everything that happened in a run, as one hash; on demand also as lines for people. */
final class History {
    private final MessageDigest digest;
    private final Consumer<String> reader;

    History(Consumer<String> reader) {
        this.reader = reader;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(Instant at, String what, Object about) {
        String line = at + " " + what + " " + about;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        reader.accept(line);
    }

    /** Ends the history. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
