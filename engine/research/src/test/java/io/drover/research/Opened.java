package io.drover.research;

import io.drover.port.ForwardingJournal;
import io.drover.port.Journal;
import java.time.Clock;
import java.util.function.Function;

/** A journal that a replay opens on its clock and a test looks at afterwards. */
final class Opened<J extends Journal> extends ForwardingJournal implements Function<Clock, Journal> {
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
    protected Journal journal() {
        return journal;
    }
}
