package io.drover.research;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A journal that a replay opens on its clock and a test looks at afterwards. */
final class Opened<J extends Journal> implements Journal, Function<Clock, Journal> {
    private final Function<Clock, J> opener;
    private J journal;

    Opened(Function<Clock, J> opener) {
        this.opener = opener;
    }

    @Override
    public Journal apply(Clock clock) {
        journal = opener.apply(clock);
        return this;
    }

    @Override
    public long append(JournalRecord record) {
        return journal.append(record);
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
