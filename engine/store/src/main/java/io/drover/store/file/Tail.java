package io.drover.store.file;

import io.drover.journal.JournalRecord;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryWriter;
import io.drover.store.codec.JsonOut;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The growing end of a journal: buffers lines, rotates segments by UTC day, knows what is durable. One thread. */
final class Tail implements Closeable {
    private static final int BUFFER = 1 << 20;

    private final Path directory;
    private final Clock clock;
    private final AppendFile.Opener opener;
    private final Consumer<Segment> closed;
    private EntryWriter writer;
    private ChainState durable;
    private long durableSize;
    private int cyclesSinceBase;
    private int durableCyclesSinceBase;
    private @Nullable Segment segment;
    private @Nullable AppendFile file;

    /** @param closed told of each segment that nothing more is written to */
    Tail(Path directory, Clock clock, AppendFile.Opener opener, Consumer<Segment> closed, Recovery recovery)
            throws IOException {
        this.directory = directory;
        this.clock = clock;
        this.opener = opener;
        this.closed = closed;
        this.durable = recovery.state();
        this.writer = new EntryWriter(clock, durable);
        this.cyclesSinceBase = recovery.cyclesSinceBase();
        this.durableCyclesSinceBase = cyclesSinceBase;
        Optional<Segment> last = recovery.last();
        if (last.isPresent()) {
            open(last.get());
        }
    }

    private AppendFile open(Segment next) throws IOException {
        AppendFile opened = opener.open(next.plain());
        segment = next;
        file = opened;
        durableSize = opened.size();
        return opened;
    }

    long append(JournalRecord record) throws IOException {
        Instant now = clock.instant();
        prepare(writer.notBeforeLast(now));
        long sequence = writer.append(record, now);
        if (record instanceof JournalRecord.Cycle) {
            cyclesSinceBase++;
        }
        if (writer.pending().length() >= BUFFER) {
            flush();
        }
        return sequence;
    }

    private void prepare(Instant at) throws IOException {
        Segment current = segment;
        if (current != null && !current.day().equals(Segment.dayOf(at))) {
            finish(current);
            current = null;
        }
        if (current == null) {
            open(Segment.of(directory, at, writer.sequence() + 1));
            DirectorySync.force(directory);
        }
        boolean empty = durableSize == 0 && writer.pending().length() == 0 && writer.sequence() == durable.sequence();
        if (empty || cyclesSinceBase == SegmentReader.CYCLES_PER_BASE) {
            writer.appendBase();
            cyclesSinceBase = 0;
        }
    }

    private void finish(Segment current) throws IOException {
        sync();
        closeFile();
        if (writer.sequence() < current.first()) {
            Files.delete(current.plain());
        } else {
            closed.accept(current);
        }
    }

    private void closeFile() throws IOException {
        AppendFile open = file;
        file = null;
        segment = null;
        if (open != null) {
            open.close();
        }
    }

    /** Hands all lines to the operating system. */
    void flush() throws IOException {
        JsonOut pending = writer.pending();
        AppendFile open = file;
        if (pending.length() > 0 && open != null) {
            open.write(pending.bytes(), 0, pending.length());
            pending.truncate(0);
        }
    }

    /** Returns when all lines are on stable storage. */
    void sync() throws IOException {
        flush();
        AppendFile open = file;
        if (open != null && durable.sequence() < writer.sequence()) {
            open.force();
            durable = writer.state();
            durableSize = open.size();
            durableCyclesSinceBase = cyclesSinceBase;
        }
    }

    /** Forgets everything that is not durable, on disk too. */
    void takeBack() throws IOException {
        AppendFile open = file;
        if (open != null) {
            open.truncate(durableSize);
        }
        writer = new EntryWriter(clock, durable);
        cyclesSinceBase = durableCyclesSinceBase;
    }

    /** Where the chain stands, durable or not. */
    EntryWriter writer() {
        return writer;
    }

    /** Where it stands on stable storage. */
    ChainState durable() {
        return durable;
    }

    @Override
    public void close() throws IOException {
        closeFile();
    }
}
