package io.drover.store.file;

import io.drover.journal.StateImage;
import io.drover.store.chain.ChainState;
import io.drover.store.codec.RecordCodec;
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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes signed checkpoints with the folded state, when asked; says when it is time: every 1,000 records or 60 seconds, and
 * for each mebibyte of the state that much less often, so that keeping states never costs more than keeping records.
 */
final class Checkpoints implements Closeable {
    static final String FILE = "checkpoints.jsonl";
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int EVERY_RECORDS = 1000;
    private static final int END = 4096;
    private static final int MEBIBYTE = 1 << 20;
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final AppendFile file;
    private final StateFiles states;
    private final JournalKeys keys;
    private final Clock clock;
    private Optional<Checkpoint> last = Optional.empty();
    private int stretch = 1;
    private Instant signedAt;

    private Checkpoints(AppendFile file, StateFiles states, JournalKeys keys, Clock clock) {
        this.file = file;
        this.states = states;
        this.keys = keys;
        this.clock = clock;
        this.signedAt = clock.instant();
    }

    /** Goes on behind the last whole line; an incomplete one is cut off. */
    static Checkpoints open(Path directory, JournalKeys keys, Clock clock, AppendFile.Opener opener)
            throws IOException {
        Path path = directory.resolve(FILE);
        AppendFile file = opener.open(path);
        Checkpoints checkpoints = new Checkpoints(file, new StateFiles(directory, opener), keys, clock);
        String end = end(path);
        int whole = end.lastIndexOf('\n') + 1;
        if (whole < end.length()) {
            file.truncate(file.size() - (end.length() - whole));
        }
        if (whole > 0) {
            int start = end.lastIndexOf('\n', whole - 2) + 1;
            checkpoints.last = Optional.of(Checkpoint.parse(end.substring(start, whole - 1)));
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

    Optional<Checkpoint> last() {
        return last;
    }

    long covered() {
        return last.map(Checkpoint::sequence).orElse(0L);
    }

    /** Whether so much or so long ago was written since the last one that it is time for the next. */
    boolean isDue(long sequence) {
        long records = sequence - covered();
        Duration age = Duration.between(signedAt, clock.instant());
        return records >= (long) stretch * EVERY_RECORDS
                || (records > 0 && age.compareTo(EVERY.multipliedBy(stretch)) >= 0);
    }

    /**
     * Signs the chain, which must already be durable, and the state at its end. A disk that does not take it is reported,
     * not fatal; so is a state of another record, which is not signed.
     */
    void sign(ChainState chain, StateImage state) {
        if (state.sequence() != chain.sequence()) {
            LOG.warn("journal_checkpoint_refused sequence={} state_sequence={}", chain.sequence(), state.sequence());
            return;
        }
        byte[] json = RecordCodec.writeState(state);
        stretch = 1 + json.length / MEBIBYTE;
        long number = last.map(Checkpoint::number).orElse(0L) + 1;
        Checkpoint next = Checkpoint.sign(number, chain, StateFiles.hash(json), keys);
        try {
            states.write(chain.sequence(), json);
            append(next.line().getBytes(StandardCharsets.US_ASCII));
            long before = covered();
            last = Optional.of(next);
            signedAt = clock.instant();
            states.keepOnly(List.of(before, chain.sequence()));
        } catch (IOException e) {
            LOG.warn("journal_checkpoint_failed sequence={} cause={}", chain.sequence(), e.toString());
        }
    }

    /** The state that the last checkpoint signed; when it cannot be trusted a warning says why. */
    Optional<StateImage> lastState() {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint point = last.get();
        try {
            return Optional.of(trusted(point));
        } catch (IOException e) {
            LOG.warn(
                    "journal_state_not_used checkpoint={} sequence={} cause={} instead=all_records_are_folded",
                    point.number(),
                    point.sequence(),
                    e.toString());
            return Optional.empty();
        }
    }

    private StateImage trusted(Checkpoint point) throws IOException {
        if (!point.isSignedBy(keys.publicKey())) {
            throw new IOException("its signature is not by this journal's key");
        }
        if (point.fold() != StateImage.FOLD) {
            throw new IOException("it is of fold %d, this program's is %d".formatted(point.fold(), StateImage.FOLD));
        }
        return states.read(point.sequence(), point.state());
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
