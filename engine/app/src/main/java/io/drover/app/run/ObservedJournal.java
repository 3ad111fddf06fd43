package io.drover.app.run;

import io.drover.journal.JournalRecord;
import io.drover.port.ForwardingJournal;
import io.drover.port.Journal;
import java.util.function.Consumer;

/** A journal that also tells someone what was appended. */
final class ObservedJournal extends ForwardingJournal {
    private final Journal journal;
    private final Consumer<JournalRecord> observer;

    ObservedJournal(Journal journal, Consumer<JournalRecord> observer) {
        this.journal = journal;
        this.observer = observer;
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    public long append(JournalRecord record) {
        long sequence = journal.append(record);
        observer.accept(record);
        return sequence;
    }
}
