package io.drover.store;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import io.drover.store.chain.EntryWriter;
import io.drover.store.chain.Lines;
import io.drover.store.codec.JsonOut;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A journal for backtests and tests: the same lines and hashes as on disk, held compressed in memory or not at all.
 * Nothing survives the process. One thread.
 */
public final class MemoryJournal implements Journal {
    private static final int CHUNK = 1 << 20;

    private final boolean keep;
    private final EntryWriter writer;
    private final List<Chunk> chunks = new ArrayList<>();
    private ChainState pendingFrom = ChainState.EMPTY;
    private Optional<StateImage> checkpoint = Optional.empty();

    private MemoryJournal(Clock clock, boolean keep) {
        this.keep = keep;
        this.writer = new EntryWriter(clock, ChainState.EMPTY);
    }

    /** Keeps all records, compressed. */
    public MemoryJournal(Clock clock) {
        this(clock, true);
    }

    /** Keeps no record, only their number and hashes; once there is one it cannot be read. */
    public static MemoryJournal counting(Clock clock) {
        return new MemoryJournal(clock, false);
    }

    @Override
    public long append(JournalRecord record) {
        long sequence = writer.append(record);
        JsonOut pending = writer.pending();
        if (!keep) {
            pending.truncate(0);
        } else if (pending.length() >= CHUNK) {
            chunks.add(new Chunk(pendingFrom, deflate(pending)));
            pending.truncate(0);
            pendingFrom = writer.state();
        }
        return sequence;
    }

    private static byte[] deflate(JsonOut pending) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(pending.bytes(), 0, pending.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** Does nothing that lasts: memory has no stable storage. */
    @Override
    public void sync() {
        // Memory is as durable as it gets.
    }

    @Override
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        if (!keep && lastSequence() > 0) {
            throw new JournalException("this journal keeps no records, only their number and hashes."
                    + "\nMaybe run with a journal that keeps them.");
        }
        List<Chunk> all = new ArrayList<>(chunks);
        int start = 0;
        while (start + 1 < all.size() && all.get(start + 1).from().sequence() < fromSequence) {
            start++;
        }
        for (Chunk chunk : all.subList(Math.min(start, all.size()), all.size())) {
            read(chunk.from(), chunk.open(), fromSequence, reader);
        }
        read(pendingFrom, new ByteArrayInputStream(writer.pending().copy(0)), fromSequence, reader);
    }

    private static void read(ChainState state, InputStream in, long from, Consumer<JournalEntry> reader) {
        EntryReader entries = EntryReader.from(state);
        try (Lines lines = new Lines(in)) {
            while (lines.next()) {
                entries.read(lines.bytes(), lines.from(), lines.to())
                        .filter(e -> e.sequence() >= from)
                        .ifPresent(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long lastSequence() {
        return writer.sequence();
    }

    @Override
    public Instant lastTime() {
        return writer.at();
    }

    /** Never: nothing in memory outlives a kill. */
    @Override
    public boolean isCheckpointDue() {
        return false;
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        if (keep) {
            checkpoint = Optional.of(state.get());
        }
    }

    @Override
    public Optional<StateImage> lastCheckpoint() {
        return checkpoint;
    }

    @Override
    public String chainHead() {
        return writer.chainHead();
    }

    @Override
    public String decisionHash() {
        return writer.decisionHash();
    }

    @Override
    public void close() {
        chunks.clear();
    }

    /** Compressed lines and where the chain stood before them. */
    private static final class Chunk {
        private final ChainState from;
        private final byte[] bytes;

        Chunk(ChainState from, byte[] bytes) {
            this.from = from;
            this.bytes = bytes;
        }

        ChainState from() {
            return from;
        }

        InputStream open() {
            return new InflaterInputStream(new ByteArrayInputStream(bytes));
        }
    }
}
