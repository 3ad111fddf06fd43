package io.drover.fact;

/**
 * Last closed bar of an instrument and timeframe.
 *
 * @param symbol instrument id, {@code SYMBOL.VENUE}
 * @param timeframe e.g. {@code 1m}, {@code 5m}, {@code 1h}, {@code 1d}
 * @param end when it closed and became known, epoch milliseconds UTC
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded
 * @param fresh true only in the first completed cycle of a schedule that sees this bar
 */
public record Bar(
        String symbol,
        String timeframe,
        long end,
        double open,
        double high,
        double low,
        double close,
        double volume,
        boolean fresh)
        implements Fact {
    @Override
    public String key() {
        return symbol + "/" + timeframe;
    }

    @Override
    public boolean isVersionOf(Fact other) {
        return other instanceof Bar o && o.symbol.equals(symbol) && o.timeframe.equals(timeframe);
    }
}
