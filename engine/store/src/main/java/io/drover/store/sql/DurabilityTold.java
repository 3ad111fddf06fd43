package io.drover.store.sql;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A journal that also tells how far it is durable. */
final class DurabilityTold implements Journal {
    private final Journal journal;
    private final LongConsumer durable;

    /** @param durable told the last durable number, on the writer's thread: must return at once */
    DurabilityTold(Journal journal, LongConsumer durable) {
        this.journal = journal;
        this.durable = durable;
    }

    @Override
    public long append(JournalRecord record) {
        return journal.append(record);
    }

    @Override
    public void sync() {
        journal.sync();
        durable.accept(journal.lastSequence());
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
        durable.accept(journal.lastSequence());
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
