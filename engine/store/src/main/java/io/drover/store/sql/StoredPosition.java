package io.drover.store.sql;

import java.time.Instant;

/**
 * A position as the last cycle saw it; money in quote currency.
 *
 * @param instrument {@code SYMBOL.VENUE}
 * @param strategy owner
 * @param quantity units, negative when short
 * @param averagePrice average entry price
 * @param lastPrice mark of that cycle
 * @param marketValue signed
 * @param realizedPnl since it was last flat, fees included
 * @param unrealizedPnl against the average price
 * @param asOf scheduled time of that cycle, UTC
 */
public record StoredPosition(
        String instrument,
        String strategy,
        double quantity,
        double averagePrice,
        double lastPrice,
        double marketValue,
        double realizedPnl,
        double unrealizedPnl,
        Instant asOf) {}
