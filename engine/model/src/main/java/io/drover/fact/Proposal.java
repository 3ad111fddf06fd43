package io.drover.fact;

/**
 * One sized order that strategy rules ask for, with the values that controls need. Only guard rules see it. Money is in
 * account currency.
 *
 * @param id decision ordinal, {@code cycle-index}
 * @param symbol instrument id
 * @param strategy who asks
 * @param sector sector of the instrument, "" when none
 * @param currency quote currency
 * @param entry opens or increases; otherwise it only reduces
 * @param side {@code BUY}, {@code SELL} or {@code SELL_SHORT}
 * @param ordType order type by name
 * @param quantity units, positive
 * @param referencePrice mark it is measured against
 * @param worstPrice the worst price it may fill at: the limit, or the edge of the collar for market orders
 * @param worstValue quantity at the worst price
 * @param lastValue quantity at the reference price
 * @param collarDeviation |order price - reference| / reference, 0 for market orders
 * @param positionAfter absolute value of the position at the reference price if this fills, working orders included
 * @param positionNow the same before this proposal
 * @param exitExcess units by which an exit would exceed what is held and not already being exited, 0 when fine
 * @param marginRequired initial margin it would need
 * @param priceAgeSeconds age of the reference price
 * @param duplicates equal orders of the last 60 seconds
 * @param contradictions opposite entries of the instrument in this cycle
 * @param closed 0 when its market accepts it now, 1 otherwise
 * @param restricted number of permissions it lacks: instrument, strategy, side, ownership
 * @param dataViolations sanity checks its market data fails
 * @param priceWalk how far its price is beyond that of the first own fill of the last five minutes, instrument and side alike,
 *     in the direction that costs more: a ratio of that price, 0 when there was none, never negative
 * @param selfMatches own working orders of the other side that it could trade with
 * @param unprotected 1 when its strategy wants a stop at the broker and it brings none on the losing side, 0 otherwise
 */
public record Proposal(
        String id,
        String symbol,
        String strategy,
        String sector,
        String currency,
        boolean entry,
        String side,
        String ordType,
        double quantity,
        double referencePrice,
        double worstPrice,
        double worstValue,
        double lastValue,
        double collarDeviation,
        double positionAfter,
        double positionNow,
        double exitExcess,
        double marginRequired,
        double priceAgeSeconds,
        long duplicates,
        long contradictions,
        long closed,
        long restricted,
        long dataViolations,
        double priceWalk,
        long selfMatches,
        long unprotected)
        implements Fact {
    @Override
    public String key() {
        return id;
    }
}
