package io.drover.trading;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A journal in a list, which can be told to be full. */
final class ListJournal implements Journal {
    private final List<JournalEntry> entries = new ArrayList<>();
    private Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private Optional<StateImage> checkpoint = Optional.empty();
    private int read;
    private Optional<Runnable> due = Optional.empty();
    private boolean readable = true;
    private int synced;
    private int capacity = Integer.MAX_VALUE;
    private boolean fenced;

    /** From now on at most this many records fit. */
    void capacity(int records) {
        capacity = records;
    }

    /** From now on another process writes it. */
    void fence() {
        fenced = true;
    }

    /** From now on entries carry its time. */
    void clock(Clock newClock) {
        clock = newClock;
    }

    /** From now on a checkpoint is always due; each is told. */
    void checkpointsAreDue(Runnable told) {
        due = Optional.of(told);
    }

    /** From now on it cannot be read. */
    void unreadable() {
        readable = false;
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** How many records were read so far. */
    int read() {
        return read;
    }

    List<JournalRecord> records() {
        return entries.stream().map(JournalEntry::record).toList();
    }

    <T extends JournalRecord> List<T> all(Class<T> type) {
        return records().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** How many records are durable. */
    int synced() {
        return synced;
    }

    @Override
    public long append(JournalRecord record) {
        if (fenced) {
            throw JournalException.fenced("another process took over");
        }
        if (entries.size() >= capacity) {
            throw new JournalException("disk full");
        }
        entries.add(new JournalEntry(entries.size() + 1L, clock.instant(), "", record));
        return entries.size();
    }

    @Override
    public void sync() {
        synced = entries.size();
    }

    @Override
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        if (!readable) {
            throw new JournalException("record 7 is damaged");
        }
        List<JournalEntry> wanted =
                entries.stream().filter(e -> e.sequence() >= fromSequence).toList();
        read += wanted.size();
        wanted.forEach(reader);
    }

    @Override
    public long lastSequence() {
        return entries.size();
    }

    @Override
    public Instant lastTime() {
        return entries.get(entries.size() - 1).at();
    }

    @Override
    public boolean isCheckpointDue() {
        return due.isPresent();
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        due.ifPresent(Runnable::run);
        sync();
        checkpoint = Optional.of(state.get());
    }

    @Override
    public Optional<StateImage> lastCheckpoint() {
        return checkpoint;
    }

    @Override
    public String chainHead() {
        return "";
    }

    @Override
    public String decisionHash() {
        return "";
    }

    @Override
    public void close() {}
}
