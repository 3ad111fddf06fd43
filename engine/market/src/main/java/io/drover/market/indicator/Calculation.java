package io.drover.market.indicator;

import io.drover.market.series.Bars;

/** An indicator while bars pass by, one after the other, each once. */
@FunctionalInterface
interface Calculation {
    /** The value after bar {@code i}; NaN as long as its history is not whole. */
    double next(Bars bars, int i);
}
