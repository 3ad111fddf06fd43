package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import io.drover.store.chain.Lines;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Goes through the entries of one segment. An incomplete last line ends it. One thread. */
final class SegmentReader implements Closeable {
    private final Segment segment;
    private final EntryReader entries;
    private final Lines lines;
    private long whole;
    private boolean torn;

    /** @param entries begins anywhere, or goes on from the segment before */
    SegmentReader(Segment segment, EntryReader entries) throws IOException {
        this.segment = segment;
        this.entries = entries;
        this.lines = new Lines(segment.open());
    }

    /**
     * The next entry, empty at the end.
     *
     * @throws BrokenEntryException when a line does not fit
     */
    Optional<JournalEntry> next() throws IOException {
        while (lines.next()) {
            if (!lines.terminated()) {
                torn = true;
                return Optional.empty();
            }
            requireBase();
            Optional<JournalEntry> entry = entries.read(lines.bytes(), lines.from(), lines.to());
            whole = lines.offset() + lines.to() - lines.from() + 1;
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private void requireBase() {
        if (lines.number() == 1 && !EntryReader.isBase(lines.bytes(), lines.from(), lines.to())) {
            throw new BrokenEntryException("it is not the line that must begin a segment");
        }
    }

    /** Where the reader stands, for messages. */
    String place() {
        return segment.file() + ":" + lines.number();
    }

    /** Number of the line it stands at, from 1. */
    long line() {
        return lines.number();
    }

    ChainState state() {
        return entries.state();
    }

    /** Bytes of whole lines so far. */
    long wholeBytes() {
        return whole;
    }

    /** Whether the segment ends in an incomplete line. */
    boolean isTorn() {
        return torn;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
