package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import io.drover.store.chain.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the entries of a journal while another thread writes it: each once, from the place where it stopped the last time.
 * It never looks at an entry beyond the number it is told, since what is not durable may be taken back. One thread.
 */
public final class JournalFollower {
    private final Path directory;
    private final long from;
    private EntryReader entries = EntryReader.anywhere();
    private Optional<Segment> segment = Optional.empty();
    private long offset;

    private JournalFollower(Path directory, long from) {
        this.directory = directory;
        this.from = from;
    }

    /** Begins at the given number. */
    public static JournalFollower of(Path directory, long fromSequence) {
        return new JournalFollower(directory, fromSequence);
    }

    /**
     * Passes the entries behind those passed before, oldest first.
     *
     * @param durable number of the last entry that is on stable storage; nothing beyond it is passed
     * @throws JournalException when an entry does not fit the chain; names file and record
     */
    public void read(long durable, Consumer<JournalEntry> reader) {
        try {
            if (segment.isEmpty() && durable > 0) {
                begin();
            }
            while (segment.isPresent() && entries.sequence() < durable) {
                readSegment(segment.get(), durable, reader);
                if (entries.sequence() < durable) {
                    goOn();
                }
            }
        } catch (IOException e) {
            throw new JournalException("journal %s cannot be read: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    private void begin() throws IOException {
        List<Segment> all = Segment.all(directory);
        int start = 0;
        while (start + 1 < all.size() && all.get(start + 1).first() <= from) {
            start++;
        }
        if (start == 0) {
            entries = EntryReader.from(ChainState.EMPTY);
        }
        segment = all.stream().skip(start).findFirst();
    }

    private void goOn() throws IOException {
        long next = entries.sequence() + 1;
        segment = Segment.all(directory).stream().filter(s -> s.first() == next).findFirst();
        offset = 0;
        if (segment.isEmpty()) {
            throw new JournalException("journal %s has no record %d.\nMaybe a file was removed: restore a backup."
                    .formatted(directory, next));
        }
    }

    private void readSegment(Segment current, long durable, Consumer<JournalEntry> reader) throws IOException {
        InputStream in = current.open();
        in.skipNBytes(offset);
        long start = offset;
        try (Lines lines = new Lines(in)) {
            while (entries.sequence() < durable && lines.next()) {
                Optional<JournalEntry> entry = entries.read(lines.bytes(), lines.from(), lines.to());
                offset = start + lines.offset() + lines.to() - lines.from() + 1;
                entry.filter(e -> e.sequence() >= from).ifPresent(reader);
            }
        } catch (BrokenEntryException e) {
            throw JournalReader.broken(current.file().toString(), entries.sequence() + 1, e);
        }
    }
}
