package io.drover.app.cli;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.port.Journal;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import java.time.Clock;
import java.util.Optional;

/** What a paper run keeps: its journal and the simulated broker's own log. The journal's lock comes first. */
final class Stores {
    private final Folders folders;
    private final SimulationSettings simulation;
    private final Clock wall;
    private Optional<Journal> journal = Optional.empty();

    Stores(Folders folders, SimulationSettings simulation, Clock wall) {
        this.folders = folders;
        this.simulation = simulation;
        this.wall = wall;
    }

    /** Opens the journal, once: entries carry the time of the replay, checkpoints follow each other in real time. */
    Journal journal(Clock clock) {
        Journal opened =
                journal.orElseGet(() -> FileJournal.open(folders.audit(), clock, wall, JournalKeys.in(folders.keys())));
        journal = Optional.of(opened);
        return opened;
    }

    /** Opens the journal first: a second process on it is refused before it touches the broker's log. */
    SimulatedBroker broker(SimulatedMarket market, Clock clock) {
        journal(clock);
        return SimulatedBroker.logged(folders.simulation(), simulation, market, clock);
    }
}
