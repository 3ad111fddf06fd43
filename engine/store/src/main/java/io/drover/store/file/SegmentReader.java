package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import io.drover.store.chain.Lines;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Goes through the entries of one segment. An incomplete last line ends it. One thread. */
final class SegmentReader implements Closeable {
    /** So many cycles are between two lines to begin at. */
    static final int CYCLES_PER_BASE = 1000;

    private final Segment segment;
    private final EntryReader entries;
    private final Lines lines;
    private long whole;
    private boolean begun;
    private boolean torn;
    private int cyclesSinceBase;

    /** @param entries begins anywhere, or goes on from the segment before */
    SegmentReader(Segment segment, EntryReader entries) throws IOException {
        this(segment, entries, new Lines(segment.open()));
    }

    private SegmentReader(Segment segment, EntryReader entries, Lines lines) {
        this.segment = segment;
        this.entries = entries;
        this.lines = lines;
    }

    /**
     * Goes on from the segment before; without one begins at the last line to begin at before an entry, or at the start.
     *
     * @param fromSequence number of the first entry that matters
     */
    static SegmentReader open(Segment segment, Optional<EntryReader> before, long fromSequence) throws IOException {
        if (before.isPresent()) {
            return new SegmentReader(segment, before.get());
        }
        Lines lines = lastBase(segment, fromSequence);
        boolean isFirst = lines.offset() == 0 && segment.first() == 1;
        EntryReader entries = isFirst ? EntryReader.from(ChainState.EMPTY) : EntryReader.anywhere();
        return new SegmentReader(segment, entries, lines);
    }

    private static Lines lastBase(Segment segment, long fromSequence) throws IOException {
        long offset = 0;
        long number = 0;
        try (Lines lines = new Lines(segment.open())) {
            while (lines.next() && lines.terminated()) {
                if (EntryReader.isBase(lines.bytes(), lines.from(), lines.to())) {
                    if (EntryReader.baseSequence(lines.bytes(), lines.from(), lines.to()) >= fromSequence) {
                        break;
                    }
                    offset = lines.offset();
                    number = lines.number() - 1;
                }
            }
        }
        InputStream in = segment.open();
        in.skipNBytes(offset);
        return new Lines(in, offset, number);
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
            entry.ifPresent(this::count);
            whole = lines.offset() + lines.to() - lines.from() + 1;
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    /** A line to begin at stands first and after every 1,000 cycles, and nowhere else. */
    private void requireBase() {
        boolean expected = !begun || cyclesSinceBase == CYCLES_PER_BASE;
        begun = true;
        if (expected != EntryReader.isBase(lines.bytes(), lines.from(), lines.to())) {
            throw new BrokenEntryException(
                    expected ? "before it a line to begin at is missing" : "a line to begin at must not stand here");
        }
        if (expected) {
            cyclesSinceBase = 0;
        }
    }

    private void count(JournalEntry entry) {
        if (entry.record() instanceof JournalRecord.Cycle) {
            cyclesSinceBase++;
        }
    }

    /** Cycles behind the last line to begin at. */
    int cyclesSinceBase() {
        return cyclesSinceBase;
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

    EntryReader entries() {
        return entries;
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
