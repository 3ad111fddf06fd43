package io.drover.app.cli;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.port.Journal;
import io.drover.store.postgres.PostgresJournal;
import io.drover.store.postgres.WriterLease;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** What a paper run keeps: its journal and the simulated broker's own log. The journal's lock comes first. */
final class Stores {
    private final Folders folders;
    private final SimulationSettings simulation;
    private final Journals journals;
    private final Consumer<String> notes;
    private Optional<Journal> journal = Optional.empty();
    private volatile Optional<WriterLease> lease = Optional.empty();

    /** @param notes told when the journal has to be waited for */
    Stores(Folders folders, SimulationSettings simulation, Journals journals, Consumer<String> notes) {
        this.folders = folders;
        this.simulation = simulation;
        this.journals = journals;
        this.notes = notes;
    }

    /**
     * Opens the journal, once: entries carry the time of the replay, checkpoints follow each other in real time. One in a
     * database is waited for while another process writes it.
     */
    Journal journal(Clock clock) {
        Journal opened =
                journal.orElseGet(() -> journals.database().isPresent() ? awaited(clock) : journals.open(clock));
        journal = Optional.of(opened);
        return opened;
    }

    private Journal awaited(Clock clock) {
        PostgresJournal opened = journals.await(clock, notes);
        lease = Optional.of(opened.lease());
        return opened;
    }

    /** Why nothing may leave this process any more: another one may write its journal. Any thread. */
    Optional<String> fenced() {
        return lease.flatMap(WriterLease::lost);
    }

    /** Opens the journal first: a second process on it is refused before it touches the broker's log. */
    SimulatedBroker broker(SimulatedMarket market, Clock clock) {
        journal(clock);
        return SimulatedBroker.logged(folders.simulation(), simulation, market, clock);
    }
}
