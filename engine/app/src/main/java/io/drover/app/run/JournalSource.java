package io.drover.app.run;

import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens a replay's journal on its clock, keeps it at hand, and tells someone what is appended. */
public final class JournalSource implements Function<Clock, Journal> {
    private final Function<Clock, Journal> opener;
    private final Consumer<JournalRecord> observer;
    private Optional<Journal> opened = Optional.empty();

    public JournalSource(Function<Clock, Journal> opener, Consumer<JournalRecord> observer) {
        this.opener = opener;
        this.observer = observer;
    }

    @Override
    public Journal apply(Clock clock) {
        Journal journal = new ObservedJournal(opener.apply(clock), observer);
        opened = Optional.of(journal);
        return journal;
    }

    /** The journal that was opened. */
    public Journal journal() {
        return opened.orElseThrow(() -> new IllegalStateException("the journal has not been opened yet"));
    }
}
