package io.drover.market.indicator;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The calculations that can be declared by name. */
final class Functions {
    private final Map<String, Function<Arguments, Calculation>> byName = new TreeMap<>();

    Functions() {
        averages();
        trend();
        oscillators();
        bands();
        volume();
    }

    Map<String, Function<Arguments, Calculation>> byName() {
        return byName;
    }

    private void averages() {
        byName.put("sma", a -> new SimpleAverage(a.bars(), a.source(Source.CLOSE)));
        byName.put("ema", a -> of(Steps.exponential(a.bars()), a.source(Source.CLOSE)));
        byName.put("wma", a -> of(Steps.weighted(a.bars()), a.source(Source.CLOSE)));
        byName.put("smma", a -> of(Steps.wilder(a.bars()), a.source(Source.CLOSE)));
        byName.put("stdev", a -> of(Steps.deviation(a.bars()), a.source(Source.CLOSE)));
        byName.put("highest", a -> of(Steps.highest(a.bars()), a.source(Source.HIGH)));
        byName.put("lowest", a -> of(Steps.lowest(a.bars()), a.source(Source.LOW)));
    }

    private void trend() {
        byName.put("macd", a -> line(Oscillators.convergence(a.bars(12), a.bars(26)), a.bars(9)));
        byName.put("macd-signal", a -> Oscillators.convergenceSignal(a.bars(12), a.bars(26), a.bars(9)));
        byName.put("macd-histogram", a -> Oscillators.convergenceHistogram(a.bars(12), a.bars(26), a.bars(9)));
        byName.put("atr", a -> Ranges.averageTrueRange(a.bars(14)));
        byName.put("true-range", a -> Ranges.trueRange());
        byName.put("adx", a -> Ranges.averageDirectional(a.bars(14)));
        byName.put("plus-di", a -> Ranges.directional(a.bars(14), true));
        byName.put("minus-di", a -> Ranges.directional(a.bars(14), false));
    }

    private void oscillators() {
        byName.put("rsi", a -> Oscillators.relativeStrength(a.bars(14), a.source(Source.CLOSE)));
        byName.put("stoch-k", a -> Oscillators.stochastic(a.bars(14), a.bars(3)));
        byName.put("stoch-d", a -> Oscillators.stochasticSignal(a.bars(14), a.bars(3), a.bars(3)));
        byName.put("williams-r", a -> Oscillators.williams(a.bars(14)));
        byName.put("change-ratio", a -> Oscillators.change(a.bars(), a.source(Source.CLOSE)));
        byName.put("roc", a -> percent(Oscillators.change(a.bars(), a.source(Source.CLOSE))));
        byName.put("cci", a -> Oscillators.channelIndex(a.bars(20)));
    }

    private void bands() {
        byName.put("bb-upper", a -> Bands.bollinger(a.bars(20), a.number(2)));
        byName.put("bb-middle", a -> line(new SimpleAverage(a.bars(20), Source.CLOSE), a.number(2)));
        byName.put("bb-lower", a -> Bands.bollinger(a.bars(20), -a.number(2)));
        byName.put("bb-position", a -> Bands.bollingerPosition(a.bars(20), a.number(2)));
        byName.put("donchian-upper", a -> Bands.donchianUpper(a.bars(20)));
        byName.put("donchian-middle", a -> Bands.donchianMiddle(a.bars(20)));
        byName.put("donchian-lower", a -> Bands.donchianLower(a.bars(20)));
    }

    private void volume() {
        byName.put("obv", a -> Oscillators.onBalanceVolume());
        byName.put("vwap", a -> volumeWeighted(a.bars(Integer.MAX_VALUE)));
    }

    private static Calculation volumeWeighted(int bars) {
        return bars == Integer.MAX_VALUE ? Oscillators.volumeWeighted() : Oscillators.volumeWeighted(bars);
    }

    /** All lines of an indicator may be declared with the same arguments; those that this one does not need are only checked. */
    private static Calculation line(Calculation line, Number... unused) {
        assert unused.length > 0;
        return line;
    }

    private static Calculation percent(Calculation ratio) {
        return (bars, i) -> 100 * ratio.next(bars, i);
    }

    private static Calculation of(Step step, Source source) {
        return (bars, i) -> step.next(source.of(bars, i));
    }
}
