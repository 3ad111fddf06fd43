package io.drover.market.indicator;

import io.drover.market.series.Bars;

/**
 * Signs of the difference of two indicators: 1, 0 or -1. Tracked from the first bar where both have a value. Two simple
 * averages are compared exactly, others as doubles.
 */
final class Cross implements Calculation {
    private final Calculation a;
    private final Calculation b;
    private final boolean before;
    private double lastNonZero;

    private Cross(Calculation a, Calculation b, boolean before) {
        this.a = a;
        this.b = b;
        this.before = before;
    }

    /** The sign after this bar. */
    static Calculation sign(Calculation a, Calculation b) {
        return new Cross(a, b, false);
    }

    /** The last sign that was not 0 before this bar; 0 while there was none. */
    static Calculation lastSignBefore(Calculation a, Calculation b) {
        return new Cross(a, b, true);
    }

    @Override
    public double next(Bars bars, int i) {
        double first = a.next(bars, i);
        double second = b.next(bars, i);
        if (Double.isNaN(first) || Double.isNaN(second)) {
            return Double.NaN;
        }
        double sign = sign(first, second);
        double earlier = lastNonZero;
        if (sign != 0) {
            lastNonZero = sign;
        }
        return before ? earlier : sign;
    }

    private double sign(double first, double second) {
        int order = a instanceof SimpleAverage one && b instanceof SimpleAverage other
                ? one.compare(other)
                : Double.compare(first, second);
        return Integer.signum(order);
    }
}
