package io.drover.trading;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal in a list, which can be told to be full. */
final class ListJournal implements Journal {
    private final List<JournalEntry> entries = new ArrayList<>();
    private boolean readable = true;
    private int synced;
    private int capacity = Integer.MAX_VALUE;

    /** From now on at most this many records fit. */
    void capacity(int records) {
        capacity = records;
    }

    /** From now on it cannot be read. */
    void unreadable() {
        readable = false;
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
        if (entries.size() >= capacity) {
            throw new JournalException("disk full");
        }
        entries.add(new JournalEntry(entries.size() + 1L, Instant.EPOCH, "", record));
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
        List.copyOf(entries).stream().filter(e -> e.sequence() >= fromSequence).forEach(reader);
    }

    @Override
    public long lastSequence() {
        return entries.size();
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
