package io.drover.fact;

/**
 * What is held of one instrument, owned by one strategy.
 *
 * @param symbol instrument id
 * @param strategy owner
 * @param quantity units, negative when short
 * @param averagePrice average entry price
 * @param lastPrice current mark
 * @param marketValue quantity times mark times multiplier, signed, quote currency
 * @param unrealizedPnl against the average price
 * @param realizedPnl of this instrument since it was last flat, fees included
 * @param returnRatio profit of the open part over its cost: 0.02 is 2 % gained, negative when losing
 * @param highSinceEntry highest mark seen by a cycle since entry
 * @param lowSinceEntry lowest mark seen by a cycle since entry
 * @param entryTime first fill, epoch milliseconds UTC
 */
public record Position(
        String symbol,
        String strategy,
        double quantity,
        double averagePrice,
        double lastPrice,
        double marketValue,
        double unrealizedPnl,
        double realizedPnl,
        double returnRatio,
        double highSinceEntry,
        double lowSinceEntry,
        long entryTime)
        implements Fact {
    @Override
    public String key() {
        return symbol;
    }

    /** Fall of the mark from its highest since entry, a ratio of that high: 0.05 is 5 % below it, never negative. */
    public double fallFromHigh() {
        return highSinceEntry > 0 ? (highSinceEntry - lastPrice) / highSinceEntry : 0;
    }

    /** The mark as a ratio of the average price: 0.995 is half a percent below. */
    public double priceRatio() {
        return averagePrice == 0 ? 0 : lastPrice / averagePrice;
    }
}
