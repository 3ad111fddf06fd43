package io.drover.market;

import io.drover.fact.Bar;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.market.indicator.IndicatorValues;
import io.drover.market.series.BarSeries;
import io.drover.market.series.Bars;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The last closed bar of one series and its indicators, as facts, in the units of the splits that have taken effect. Facts are
 * kept as long as nothing about them changes.
 */
final class BarView {
    private static final int UNMADE = -2;

    private final Splits splits;
    private final List<View> views;
    private final String symbol;
    private final String timeframe;
    private Bars series;
    private List<? extends IndicatorValues> columns;
    private int at = -1;
    private int madeFor = UNMADE;
    private boolean madeFresh;
    private final List<Fact> bar = new ArrayList<>(1);
    private final List<Fact> indicators = new ArrayList<>();

    /**
     * Bars and indicators after so many splits.
     *
     * @param series up to the split that follows
     * @param columns indicators of it
     */
    private record View(Bars series, List<? extends IndicatorValues> columns) {}

    private BarView(Splits splits, List<View> views) {
        this.splits = splits;
        this.views = views;
        this.series = views.get(0).series();
        this.columns = views.get(0).columns();
        this.symbol = series.instrument().toString();
        this.timeframe = series.timeframe().toString();
    }

    /**
     * Of recorded bars.
     *
     * @param indicators computed once for each split, because few of them just scale with prices
     */
    static BarView recorded(
            BarSeries raw, Splits splits, Function<BarSeries, ? extends List<? extends IndicatorValues>> indicators) {
        return new BarView(
                splits,
                splits.views(raw).stream()
                        .map(bars -> new View(bars, indicators.apply(bars)))
                        .toList());
    }

    /** Of bars that are heard of one by one, in units that stay. */
    static BarView heard(Bars bars, List<? extends IndicatorValues> indicators) {
        return new BarView(Splits.NONE, List.of(new View(bars, indicators)));
    }

    void move(long time) {
        View view = views.get(splits.by(time));
        if (view.series() != series) {
            series = view.series();
            columns = view.columns();
            at = -1;
            madeFor = UNMADE;
        }
        at = series.lastEndedBy(time, at);
    }

    boolean isKnown() {
        return at >= 0;
    }

    long end() {
        return series.end(at);
    }

    double close() {
        return series.close(at);
    }

    boolean isLaterThan(BarView other) {
        return end() > other.end()
                || (end() == other.end() && series.timeframe().compareTo(other.series.timeframe()) < 0);
    }

    boolean gapped() {
        return at >= 0 && series.gapped(at);
    }

    boolean suspect() {
        return at >= 0 && series.suspect(at);
    }

    /** Sanity checks that fail: finite, positive, low to high. */
    int violations() {
        if (at < 0) {
            return 0;
        }
        double low = series.low(at);
        double high = series.high(at);
        double open = series.open(at);
        double close = series.close(at);
        boolean positive = Math.min(Math.min(low, high), Math.min(open, close)) > 0;
        boolean ranged = low <= Math.min(open, close) && high >= Math.max(open, close) && low <= high;
        return (positive ? 0 : 1) + (ranged ? 0 : 1);
    }

    void addBar(List<Fact> facts, long previousCycle) {
        make(previousCycle);
        facts.addAll(bar);
    }

    void addIndicators(List<Fact> facts, long previousCycle) {
        make(previousCycle);
        facts.addAll(indicators);
    }

    private void make(long previousCycle) {
        boolean fresh = at >= 0 && series.end(at) > previousCycle;
        if (at == madeFor && fresh == madeFresh) {
            return;
        }
        madeFor = at;
        madeFresh = fresh;
        bar.clear();
        indicators.clear();
        if (at < 0) {
            return;
        }
        bar.add(new Bar(
                symbol,
                timeframe,
                series.end(at),
                series.open(at),
                series.high(at),
                series.low(at),
                series.close(at),
                series.volume(at),
                fresh));
        for (int i = 0; i < columns.size(); i++) {
            IndicatorValues column = columns.get(i);
            if (column.isKnown(at)) {
                indicators.add(
                        new Indicator(symbol, timeframe, column.name(), column.value(at), column.previous(at), fresh));
            }
        }
    }
}
