package io.drover.fact;

/**
 * An order that is working, pending or unknown.
 *
 * @param order decision ordinal, {@code cycle-index}, e.g. {@code 17-0}; the same in every run of the same decisions
 * @param symbol instrument id
 * @param strategy owner
 * @param role {@code ENTRY}, {@code EXIT} or {@code PROTECTIVE}
 * @param side {@code BUY}, {@code SELL} or {@code SELL_SHORT}
 * @param ordType {@code MARKET}, {@code LIMIT}, {@code STOP}, {@code STOP_LIMIT} or {@code TRAILING_STOP}
 * @param orderQty units ordered
 * @param leavesQty units still open
 * @param limitPx limit price, 0 when none
 * @param stopPx stop price, 0 when none
 * @param status {@code OrdStatus} by name
 * @param unknown sent and not answered
 * @param ageSeconds since it was decided
 */
public record OpenOrder(
        String order,
        String symbol,
        String strategy,
        String role,
        String side,
        String ordType,
        double orderQty,
        double leavesQty,
        double limitPx,
        double stopPx,
        String status,
        boolean unknown,
        double ageSeconds)
        implements Fact {
    @Override
    public String key() {
        return symbol + "/" + order;
    }
}
