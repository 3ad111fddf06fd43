package io.drover.trading;

import io.drover.fact.MarketState;
import io.drover.model.InstrumentId;
import io.drover.port.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long an order that was given up is looked for: until a day after the end of its instrument's session. */
final class LateWatch {
    private static final Duration DAY = Duration.ofDays(1);

    private final MarketData market;

    LateWatch(MarketData market) {
        this.market = market;
    }

    /** A session whose end is not known, or that has ended, ends now. */
    Instant until(InstrumentId id, Instant now) {
        double minutes = market.facts(id, now, Optional.empty()).stream()
                .filter(MarketState.class::isInstance)
                .map(MarketState.class::cast)
                .filter(MarketState::open)
                .mapToDouble(m -> Math.max(0, m.minutesToClose()))
                .findFirst()
                .orElse(0);
        return now.plusSeconds((long) Math.ceil(minutes * 60)).plus(DAY);
    }
}
