package io.drover.fact;

/**
 * Best bid and ask of the instrument's declared source.
 *
 * @param symbol instrument id
 * @param time when the source stamped it, epoch milliseconds UTC
 * @param bid best bid
 * @param ask best ask
 * @param bidSize units at the bid, 0 when not published
 * @param askSize units at the ask, 0 when not published
 * @param ageSeconds seconds between the stamp and this cycle's time
 */
public record Quote(String symbol, long time, double bid, double ask, double bidSize, double askSize, double ageSeconds)
        implements Fact {
    @Override
    public String key() {
        return symbol;
    }

    public double mid() {
        return (bid + ask) / 2;
    }

    /** (ask - bid) / mid, a ratio; negative when crossed, infinite when the mid is 0. */
    public double spreadRatio() {
        double mid = mid();
        return mid == 0 ? Double.POSITIVE_INFINITY : (ask - bid) / mid;
    }
}
