package io.drover.market.indicator;

import io.drover.market.series.Bars;

/** Indicators of a bar against the one before: true range and directional movement, after J. W. Wilder, 1978. */
final class Ranges {
    private Ranges() {}

    /** True range; NaN for the first bar, which has none before it. */
    static Calculation trueRange() {
        return new Calculation() {
            private double before = Double.NaN;

            @Override
            public double next(Bars bars, int i) {
                double high = Math.max(bars.high(i), before);
                double low = Math.min(bars.low(i), before);
                before = bars.close(i);
                return high - low;
            }
        };
    }

    /** Average true range. */
    static Calculation averageTrueRange(int n) {
        Calculation range = trueRange();
        Step average = Steps.wilder(n);
        return (bars, i) -> average.next(range.next(bars, i));
    }

    /** Directional indicator, 0 to 100: rising when {@code up}, else falling. */
    static Calculation directional(int n, boolean up) {
        Calculation range = trueRange();
        Step averageRange = Steps.wilder(n);
        Step averageMove = Steps.wilder(n);
        return new Calculation() {
            private double high = Double.NaN;
            private double low = Double.NaN;

            @Override
            public double next(Bars bars, int i) {
                double rise = bars.high(i) - high;
                double fall = low - bars.low(i);
                high = bars.high(i);
                low = bars.low(i);
                double stronger = up ? rise : fall;
                double weaker = up ? fall : rise;
                double move = Double.isNaN(stronger) || (stronger > weaker && stronger > 0) ? stronger : 0;
                double all = averageRange.next(range.next(bars, i));
                return ratio(100 * averageMove.next(move), all);
            }
        };
    }

    /** Average directional index, 0 to 100. */
    static Calculation averageDirectional(int n) {
        Calculation plus = directional(n, true);
        Calculation minus = directional(n, false);
        Step average = Steps.wilder(n);
        return (bars, i) -> {
            double rising = plus.next(bars, i);
            double falling = minus.next(bars, i);
            return average.next(ratio(100 * Math.abs(rising - falling), rising + falling));
        };
    }

    /** a / b; 0 when b is 0, for nothing moved. */
    static double ratio(double a, double b) {
        return b == 0 ? 0 : a / b;
    }
}
