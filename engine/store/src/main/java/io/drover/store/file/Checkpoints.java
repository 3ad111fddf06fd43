package io.drover.store.file;

import io.drover.store.chain.ChainState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes signed checkpoints: every 1,000 records or 60 seconds, and whenever asked. */
final class Checkpoints implements Closeable {
    static final String FILE = "checkpoints.jsonl";
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int EVERY_RECORDS = 1000;
    private static final int END = 4096;
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final AppendFile file;
    private final JournalKeys keys;
    private final Clock clock;
    private long number;
    private long covered;
    private Instant signedAt;

    private Checkpoints(AppendFile file, JournalKeys keys, Clock clock) {
        this.file = file;
        this.keys = keys;
        this.clock = clock;
        this.signedAt = clock.instant();
    }

    /** Goes on behind the last whole line; an incomplete one is cut off. */
    static Checkpoints open(Path directory, JournalKeys keys, Clock clock, AppendFile.Opener opener)
            throws IOException {
        Path path = directory.resolve(FILE);
        AppendFile file = opener.open(path);
        Checkpoints checkpoints = new Checkpoints(file, keys, clock);
        String end = end(path);
        int whole = end.lastIndexOf('\n') + 1;
        if (whole < end.length()) {
            file.truncate(file.size() - (end.length() - whole));
        }
        if (whole > 0) {
            int start = end.lastIndexOf('\n', whole - 2) + 1;
            checkpoints.goOn(Checkpoint.parse(end.substring(start, whole - 1)));
        }
        return checkpoints;
    }

    /** The last few lines. */
    private static String end(Path path) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(Math.max(0, channel.size() - END));
            ByteBuffer bytes = ByteBuffer.allocate(END);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A read may be short.
            }
            return StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
        }
    }

    private void goOn(Checkpoint last) {
        number = last.number();
        covered = last.sequence();
    }

    long covered() {
        return covered;
    }

    /** Whether so much or so long ago was written since the last one that it is time for the next. */
    boolean isDue(long sequence) {
        return sequence - covered >= EVERY_RECORDS
                || (sequence > covered
                        && Duration.between(signedAt, clock.instant()).compareTo(EVERY) >= 0);
    }

    /** Signs the state, which must already be durable. A disk that does not take it is reported, not fatal. */
    void sign(ChainState state) {
        if (state.sequence() == covered) {
            return;
        }
        Checkpoint next = Checkpoint.sign(number + 1, state, keys);
        try {
            append(next.line().getBytes(StandardCharsets.US_ASCII));
            goOn(next);
            signedAt = clock.instant();
        } catch (IOException e) {
            LOG.warn("journal_checkpoint_failed sequence={} cause={}", state.sequence(), e.toString());
        }
    }

    private void append(byte[] line) throws IOException {
        long size = file.size();
        try {
            file.write(line, 0, line.length);
            file.force();
        } catch (IOException e) {
            file.truncate(size);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
