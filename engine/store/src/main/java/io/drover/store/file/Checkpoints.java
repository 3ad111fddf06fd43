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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes signed checkpoints with the folded state, when asked; says when it is time. */
final class Checkpoints implements Closeable {
    static final String FILE = "checkpoints.jsonl";
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int END = 4096;

    private final AppendFile file;
    private final StateFiles states;
    private final JournalKeys keys;
    private final CheckpointPace pace;
    private Optional<Checkpoint> last = Optional.empty();

    private Checkpoints(AppendFile file, StateFiles states, JournalKeys keys, Clock clock) {
        this.file = file;
        this.states = states;
        this.keys = keys;
        this.pace = new CheckpointPace(clock);
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
        return pace.isDue(sequence - covered());
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
        pace.weighs(json.length);
        long number = last.map(Checkpoint::number).orElse(0L) + 1;
        Checkpoint next = Checkpoint.sign(number, chain, json, keys);
        try {
            states.write(chain.sequence(), json);
            append(next.line().getBytes(StandardCharsets.US_ASCII));
            long before = covered();
            last = Optional.of(next);
            pace.kept();
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
            return Optional.of(point.state(states.read(point.sequence()), keys.publicKey()));
        } catch (IOException e) {
            LOG.warn(
                    "journal_state_not_used checkpoint={} sequence={} cause={} instead=all_records_are_folded",
                    point.number(),
                    point.sequence(),
                    e.toString());
            return Optional.empty();
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
