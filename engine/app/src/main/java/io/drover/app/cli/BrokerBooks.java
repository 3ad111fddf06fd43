package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.order.BrokerSnapshot;
import io.drover.port.BrokerExecutor;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The account's broker, as a verb reaches it; another than the simulated one would be made here. */
final class BrokerBooks {
    private BrokerBooks() {}

    /**
     * A connection of one's own. The log of the simulated broker is held by the run that uses it.
     *
     * @param at the time there, UTC
     * @throws IllegalStateException when a run holds the log
     */
    static BrokerExecutor connect(Folders folders, Configuration config, Instant at) {
        return SimulatedBroker.logged(
                folders.simulation(),
                config.simulationSettings(),
                SimulatedMarket.of(config.instruments().all().values()),
                Clock.fixed(at, ZoneOffset.UTC));
    }

    /**
     * All that the broker's books show.
     *
     * @throws UsageException when there are none, or a run holds them
     */
    static BrokerSnapshot read(Folders folders, Configuration config, Instant at) {
        if (Files.notExists(folders.simulation())) {
            throw new UsageException("there are no books of a broker in %s.\nMaybe run first, or check --data."
                    .formatted(folders.simulation()));
        }
        try (BrokerExecutor broker = connect(folders, config, at)) {
            return broker.snapshot(Instant.EPOCH);
        } catch (IllegalStateException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
