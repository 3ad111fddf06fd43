package io.drover.store.sql;

import io.drover.journal.StateImage;
import io.drover.port.ForwardingJournal;
import io.drover.port.Journal;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A journal that also tells how far it is durable. */
final class DurabilityTold extends ForwardingJournal {
    private final Journal journal;
    private final LongConsumer durable;

    /** @param durable told the last durable number, on the writer's thread: must return at once */
    DurabilityTold(Journal journal, LongConsumer durable) {
        this.journal = journal;
        this.durable = durable;
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    public void sync() {
        journal.sync();
        durable.accept(journal.lastSequence());
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        journal.checkpoint(state);
        durable.accept(journal.lastSequence());
    }
}
