package io.drover.broker.simulated;

/** When and at which price a market order fills. Limits and stops follow the market's prices in all of them. */
public enum FillConvention {
    /** At the open of that instrument's next bar, however much later. */
    NEXT_OPEN,
    /** At the close of that instrument's next bar. */
    NEXT_CLOSE,
    /** At once, at the close of the bar that ended last: optimistic, for comparison with engines that do so. */
    BAR_CLOSE,
    /** At once at the ask or the bid where a quote exists; at the next open where none does. */
    BID_ASK
}
