package io.drover.trading;

import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.port.MarketData;
import java.time.Instant;
import java.util.Optional;

/** Reference prices at one time, looked up when asked for: of a schedule's instruments and of all that is held or working. */
final class Marks {
    private final MarketData market;
    private final Schedule schedule;
    private final Books books;
    private final Instant at;

    Marks(MarketData market, Schedule schedule, Books books, Instant at) {
        this.market = market;
        this.schedule = schedule;
        this.books = books;
        this.at = at;
    }

    /** Absent where the cycle does not look, or before the market made a price. */
    Optional<Mark> of(InstrumentId id) {
        return schedule.sees(id) || books.concerns(id) ? market.mark(id, at) : Optional.empty();
    }
}
