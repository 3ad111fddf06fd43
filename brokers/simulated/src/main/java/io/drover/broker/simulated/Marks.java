package io.drover.broker.simulated;

import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the broker looks up a reference price when an order arrives, so that nobody needs to push the prices of
 * instruments without orders. The method reference {@code marketData::mark} is one.
 */
@FunctionalInterface
public interface Marks {
    /** Known prices are only those that the driver pushes. */
    Marks PUSHED = (instrument, now) -> Optional.empty();

    Optional<Mark> mark(InstrumentId instrument, Instant now);
}
