package io.drover.market.indicator;

import io.drover.market.series.Bars;

/** Simple moving average of a column. Two of them compare exactly. */
final class SimpleAverage implements Calculation {
    private final Mean mean;
    private final Source source;

    SimpleAverage(int n, Source source) {
        this.mean = new Mean(n);
        this.source = source;
    }

    @Override
    public double next(Bars bars, int i) {
        return mean.next(source.of(bars, i));
    }

    int compare(SimpleAverage other) {
        return mean.compare(other.mean);
    }
}
