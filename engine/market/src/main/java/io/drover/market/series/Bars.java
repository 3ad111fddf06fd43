package io.drover.market.series;

import io.drover.model.InstrumentId;

/** Closed bars of one instrument and timeframe, numbered from 0, the oldest. Times are epoch milliseconds UTC. */
public interface Bars {
    InstrumentId instrument();

    Timeframe timeframe();

    /** How many have closed. */
    int size();

    /** When bar {@code i} began, inclusive. */
    long start(int i);

    /** When bar {@code i} closed and became known. */
    long end(int i);

    double open(int i);

    double high(int i);

    double low(int i);

    double close(int i);

    double volume(int i);

    /** Whether bars are missing before this one, although the market was open. */
    boolean gapped(int i);

    /** Whether a defect was flagged in this bar. */
    boolean suspect(int i);

    /**
     * Number of the last bar that ended at or before {@code time}, -1 when none did; in constant time when {@code time}
     * moves forward by few bars.
     *
     * @param hint an earlier answer
     */
    int lastEndedBy(long time, int hint);
}
