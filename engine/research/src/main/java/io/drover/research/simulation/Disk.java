package io.drover.research.simulation;

import io.drover.journal.JournalEntry;
import io.drover.journal.StateImage;
import io.drover.port.JournalException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import io.drover.store.chain.Lines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/** What survives the death of a process: synced lines, and the last checkpoint. */
final class Disk {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ChainState state = ChainState.EMPTY;
    private Optional<StateImage> checkpoint = Optional.empty();

    ChainState state() {
        return state;
    }

    Optional<StateImage> checkpoint() {
        return checkpoint;
    }

    void keep(byte[] lines, int length, ChainState after) {
        bytes.write(lines, 0, length);
        state = after;
    }

    void keep(StateImage image) {
        checkpoint = Optional.of(image);
    }

    /**
     * Reads what is kept and what waits behind it.
     *
     * @throws JournalException when a line does not fit the one before it
     */
    void read(byte[] waiting, long from, Consumer<JournalEntry> reader) {
        EntryReader entries = EntryReader.from(ChainState.EMPTY);
        try (Lines lines = new Lines(new SequenceInputStream(
                new ByteArrayInputStream(bytes.toByteArray()), new ByteArrayInputStream(waiting)))) {
            while (lines.next()) {
                entries.read(lines.bytes(), lines.from(), lines.to())
                        .filter(e -> e.sequence() >= from)
                        .ifPresent(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
