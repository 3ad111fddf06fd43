package io.drover.report;

import io.drover.model.InstrumentId;

/** Prices of one instrument for a chart, oldest first. */
public final class PriceSeries {
    private final InstrumentId instrument;
    private final long[] times;
    private final double[] prices;

    /**
     * @param instrument whose prices
     * @param times epoch milliseconds UTC, ascending
     * @param prices in quote currency, one per time
     */
    public PriceSeries(InstrumentId instrument, long[] times, double[] prices) {
        if (times.length != prices.length) {
            throw new IllegalArgumentException("%s: %d times for %d prices.\nMaybe one array was cut."
                    .formatted(instrument, times.length, prices.length));
        }
        this.instrument = instrument;
        this.times = times.clone();
        this.prices = prices.clone();
    }

    public InstrumentId instrument() {
        return instrument;
    }

    int size() {
        return times.length;
    }

    long time(int index) {
        return times[index];
    }

    double price(int index) {
        return prices[index];
    }
}
