package io.drover.market.indicator;

import java.math.BigInteger;

/**
 * Simple moving average, a function of its window alone, wherever the calculation began. Where all numbers of the window have
 * at most eight decimals and are not huge, as prices do, it is the exact mean, rounded once; else the numbers are added from
 * the oldest to the newest.
 */
final class Mean implements Step {
    private static final double SCALE = 1e8;
    private static final double EXACT = 1L << 53;

    private final Window window;
    private final double largest;
    private long sum;
    private int inexact;

    Mean(int n) {
        this.window = new Window(n);
        this.largest = Math.min(EXACT, Long.MAX_VALUE / (double) n / 2);
    }

    @Override
    public double next(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double out = window.push(x);
        add(x, 1);
        if (!Double.isNaN(out)) {
            add(out, -1);
        }
        if (!window.isFull()) {
            return Double.NaN;
        }
        return isExact() ? sum / (SCALE * window.size()) : window.sum() / window.size();
    }

    /** Sign of this mean minus another, exact where both are. Both must have a value. */
    int compare(Mean other) {
        if (!isExact() || !other.isExact()) {
            return Double.compare(window.sum() / window.size(), other.window.sum() / other.window.size());
        }
        long mine = sum * other.window.size();
        long theirs = other.sum * window.size();
        boolean overflow = Math.multiplyHigh(sum, other.window.size()) != mine >> 63
                || Math.multiplyHigh(other.sum, window.size()) != theirs >> 63;
        return overflow
                ? times(sum, other.window.size()).compareTo(times(other.sum, window.size()))
                : Long.compare(mine, theirs);
    }

    private boolean isExact() {
        return inexact == 0;
    }

    private void add(double x, int sign) {
        double scaled = Math.rint(x * SCALE);
        if (Math.abs(scaled) < largest && scaled / SCALE == x) {
            sum += sign * (long) scaled;
        } else {
            inexact += sign;
        }
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
