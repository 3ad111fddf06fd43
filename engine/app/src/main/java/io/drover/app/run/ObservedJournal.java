package io.drover.app.run;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A journal that also tells someone what was appended. */
final class ObservedJournal implements Journal {
    private final Journal journal;
    private final Consumer<JournalRecord> observer;

    ObservedJournal(Journal journal, Consumer<JournalRecord> observer) {
        this.journal = journal;
        this.observer = observer;
    }

    @Override
    public long append(JournalRecord record) {
        long sequence = journal.append(record);
        observer.accept(record);
        return sequence;
    }

    @Override
    public void sync() {
        journal.sync();
    }

    @Override
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        journal.read(fromSequence, reader);
    }

    @Override
    public long lastSequence() {
        return journal.lastSequence();
    }

    @Override
    public Instant lastTime() {
        return journal.lastTime();
    }

    @Override
    public boolean isCheckpointDue() {
        return journal.isCheckpointDue();
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        journal.checkpoint(state);
    }

    @Override
    public Optional<StateImage> lastCheckpoint() {
        return journal.lastCheckpoint();
    }

    @Override
    public String chainHead() {
        return journal.chainHead();
    }

    @Override
    public String decisionHash() {
        return journal.decisionHash();
    }

    @Override
    public void close() {
        journal.close();
    }
}
