package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a journal's directory without locking it, also while a run writes it: what was appended after the last whole line
 * is not seen. Checks the chain on its way. Memory: one line and the facts of one cycle.
 */
public final class JournalReader {
    private final Path directory;

    private JournalReader(Path directory) {
        this.directory = directory;
    }

    /**
     * A reader of a journal's directory.
     *
     * @throws JournalException when there is no such directory
     */
    public static JournalReader of(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new JournalException(
                    "journal %s does not exist.\nMaybe nothing has run yet, or --data names another directory."
                            .formatted(directory.toAbsolutePath()));
        }
        return new JournalReader(directory);
    }

    /**
     * All entries from the given number on, oldest first.
     *
     * @throws JournalException when an entry does not fit the chain; names file, line and record
     */
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        walk(fromSequence, entry -> {
            if (entry.sequence() >= fromSequence) {
                reader.accept(entry);
            }
        });
    }

    /** The same, from the entry on at which a checkpoint stands, which must be the one that was signed. */
    void read(long fromSequence, Optional<Checkpoint> signed, Consumer<JournalEntry> reader) {
        long at = signed.map(Checkpoint::sequence).orElse(0L);
        walk(fromSequence == at + 1 ? at : fromSequence, entry -> {
            if (entry.sequence() == at) {
                signed.ifPresent(point -> point.requireSame(entry, directory));
            }
            if (entry.sequence() >= fromSequence) {
                reader.accept(entry);
            }
        });
    }

    /** Where the journal stands; reads only its end. */
    public ChainState last() {
        return walk(Long.MAX_VALUE, entry -> {});
    }

    private ChainState walk(long fromSequence, Consumer<JournalEntry> reader) {
        try {
            List<Segment> segments = Segment.all(directory);
            int start = 0;
            while (start + 1 < segments.size() && segments.get(start + 1).first() <= fromSequence) {
                start++;
            }
            ChainState state = ChainState.EMPTY;
            Optional<EntryReader> entries = Optional.empty();
            for (Segment segment : segments.subList(start, segments.size())) {
                try (SegmentReader lines = SegmentReader.open(segment, entries, fromSequence)) {
                    state = walk(lines, reader);
                    entries = Optional.of(lines.entries());
                }
            }
            return state;
        } catch (IOException e) {
            throw new JournalException("journal %s cannot be read: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    private static ChainState walk(SegmentReader lines, Consumer<JournalEntry> reader) throws IOException {
        try {
            Optional<JournalEntry> entry = lines.next();
            while (entry.isPresent()) {
                reader.accept(entry.get());
                entry = lines.next();
            }
            return lines.state();
        } catch (BrokenEntryException e) {
            throw broken(lines, e);
        }
    }

    static JournalException broken(SegmentReader lines, BrokenEntryException e) {
        return broken(lines.place(), lines.entries().sequence() + 1, e);
    }

    static JournalException broken(String place, long sequence, BrokenEntryException e) {
        return new JournalException(
                "%s: record %d is broken: %s.\nMaybe the file was changed: run drover audit verify, and restore a backup."
                        .formatted(place, sequence, e.getMessage()),
                e);
    }
}
