package io.drover.fact;

/**
 * Value of a declared indicator after the last closed bar. Absent until it has its whole history and a previous value.
 *
 * @param symbol instrument id
 * @param timeframe of the bars it is computed from
 * @param name as declared in {@code indicators.yaml}
 * @param value after the last closed bar
 * @param previous after the bar before
 * @param fresh true only in the first completed cycle of a schedule that sees this bar
 */
public record Indicator(String symbol, String timeframe, String name, double value, double previous, boolean fresh)
        implements Fact {
    @Override
    public String key() {
        return symbol + "/" + timeframe + "/" + name;
    }

    @Override
    public boolean isVersionOf(Fact other) {
        return other instanceof Indicator o
                && o.name.equals(name)
                && o.symbol.equals(symbol)
                && o.timeframe.equals(timeframe);
    }
}
