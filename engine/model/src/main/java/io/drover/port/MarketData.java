package io.drover.port;

import io.drover.fact.Fact;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of the market at an instant, and nothing later. Used on the owner thread only. */
public interface MarketData {
    /**
     * The market facts of one instrument at {@code now}: its last {@code Bar}s, {@code Quote}, {@code Trade},
     * {@code MarketState}, {@code DataQuality} and declared {@code Indicator}s, in canonical order. What is not known is
     * absent. Bars that ended at or before {@code now} are known; {@code fresh} ones ended after {@code previousCycle}.
     *
     * @param previousCycle scheduled time of the schedule's previous completed cycle; absent in its first
     */
    List<Fact> facts(InstrumentId instrument, Instant now, Optional<Instant> previousCycle);

    /** The instrument's reference price by its declared source; absent before the first one. */
    Optional<Mark> mark(InstrumentId instrument, Instant now);
}
