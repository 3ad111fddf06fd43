package io.drover.research.simulation;

import io.drover.journal.JournalRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that happened in a run, as one hash; where somebody reads it also as lines. */
final class History {
    private final MessageDigest digest;
    private final Optional<Consumer<String>> reader;

    History(Optional<Consumer<String>> reader) {
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
        reader.ifPresent(r -> r.accept(line));
    }

    /** A record counts by the hash of the journal that it is the last of. */
    void record(Instant at, JournalRecord record, String head) {
        digest.update((at + head).getBytes(StandardCharsets.UTF_8));
        reader.ifPresent(r -> r.accept(at + " record " + record));
    }

    /** Ends the history. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
