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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What survives the death of a process: synced lines, each read once and for all, and the last checkpoint. */
final class Disk {
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private final EntryReader reading = EntryReader.from(ChainState.EMPTY);
    private final List<JournalEntry> entries = new ArrayList<>();
    private ChainState state = ChainState.EMPTY;
    private Optional<StateImage> checkpoint = Optional.empty();

    ChainState state() {
        return state;
    }

    Optional<StateImage> checkpoint() {
        return checkpoint;
    }

    void keep(byte[] lines, int length, ChainState after) {
        unread.write(lines, 0, length);
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
        parse(reading, unread.toByteArray(), entries);
        unread.reset();
        List<JournalEntry> all =
                new ArrayList<>(entries.subList((int) Math.min(from - 1, entries.size()), entries.size()));
        parse(EntryReader.from(state), waiting, all);
        all.forEach(reader);
    }

    private static void parse(EntryReader lineByLine, byte[] bytes, List<JournalEntry> into) {
        try (Lines lines = new Lines(new ByteArrayInputStream(bytes))) {
            while (lines.next()) {
                lineByLine.read(lines.bytes(), lines.from(), lines.to()).ifPresent(into::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
