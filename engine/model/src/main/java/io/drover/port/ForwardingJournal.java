package io.drover.port;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A journal that leaves all to another one; subclasses do more where they want to. */
public abstract class ForwardingJournal implements Journal {
    /** The one that does the work. */
    protected abstract Journal journal();

    @Override
    public long append(JournalRecord record) {
        return journal().append(record);
    }

    @Override
    public void sync() {
        journal().sync();
    }

    @Override
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        journal().read(fromSequence, reader);
    }

    @Override
    public long lastSequence() {
        return journal().lastSequence();
    }

    @Override
    public Instant lastTime() {
        return journal().lastTime();
    }

    @Override
    public boolean isCheckpointDue() {
        return journal().isCheckpointDue();
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        journal().checkpoint(state);
    }

    @Override
    public Optional<StateImage> lastCheckpoint() {
        return journal().lastCheckpoint();
    }

    @Override
    public String chainHead() {
        return journal().chainHead();
    }

    @Override
    public String decisionHash() {
        return journal().decisionHash();
    }

    @Override
    public void close() {
        journal().close();
    }
}
