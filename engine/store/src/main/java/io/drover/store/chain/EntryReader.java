package io.drover.store.chain;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.store.codec.RecordCodec;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Reads chained lines back, checking each against the one before. One thread. */
public final class EntryReader {
    private Chain chain = new Chain(ChainState.EMPTY);
    private boolean started;

    /** Begins where the first base line says. */
    public static EntryReader anywhere() {
        return new EntryReader();
    }

    /** Begins at this state. */
    public static EntryReader from(ChainState state) {
        EntryReader reader = new EntryReader();
        reader.chain = new Chain(state);
        reader.started = true;
        return reader;
    }

    private EntryReader() {}

    /** Whether a line is one from which reading can begin. */
    public static boolean isBase(byte[] bytes, int from, int to) {
        return BaseLine.is(bytes, from, to);
    }

    /** Number of the entry behind which reading can begin at such a line. */
    public static long baseSequence(byte[] bytes, int from, int to) {
        return BaseLine.sequence(bytes, from, to);
    }

    /**
     * Reads one line without its line feed: an entry, or nothing where it is a base line.
     *
     * @throws BrokenEntryException when it does not fit
     */
    public Optional<JournalEntry> read(byte[] bytes, int from, int to) {
        if (!BaseLine.is(bytes, from, to)) {
            return Optional.of(entry(bytes, EntryLine.parse(bytes, from, to)));
        }
        if (started) {
            BaseLine.check(chain.state(), bytes, from, to);
        } else {
            chain = new Chain(BaseLine.read(bytes, from, to));
            started = true;
        }
        return Optional.empty();
    }

    private JournalEntry entry(byte[] bytes, EntryLine line) {
        if (line.sequence() != chain.sequence() + 1) {
            throw new BrokenEntryException(
                    "it has sequence %d where %d is expected".formatted(line.sequence(), chain.sequence() + 1));
        }
        String link = HexFormat.of().formatHex(chain.head(), 0, EntryLine.LINK);
        if (!link.equals(line.previous())) {
            throw new BrokenLinkException(chain.sequence(), link, line.previous());
        }
        try {
            Instant at = Instant.parse(line.at());
            if (at.isBefore(chain.at())) {
                throw new BrokenEntryException(
                        "its time %s is before that of the record before it, %s".formatted(at, chain.at()));
            }
            JournalRecord record = RecordCodec.read(bytes, line.recordFrom(), line.recordTo(), chain.base());
            chain.add(bytes, line, at);
            return new JournalEntry(chain.sequence(), at, chain.headHex(), record);
        } catch (IOException | DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new BrokenEntryException("it does not read: " + e.getMessage(), e);
        }
    }

    public ChainState state() {
        return chain.state();
    }

    public long sequence() {
        return chain.sequence();
    }
}
