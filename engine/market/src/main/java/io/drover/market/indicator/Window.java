package io.drover.market.indicator;

/** The last {@code n} numbers. */
final class Window {
    private final double[] ring;
    private int next;
    private boolean full;

    Window(int n) {
        this.ring = new double[n];
    }

    /** Takes one number in and gives the one that falls out; NaN while the window fills. */
    double push(double x) {
        double out = full ? ring[next] : Double.NaN;
        ring[next] = x;
        if (++next == ring.length) {
            next = 0;
            full = true;
        }
        return out;
    }

    boolean isFull() {
        return full;
    }

    int size() {
        return ring.length;
    }

    /** The {@code k}-th number of a full window, 0 is the oldest. */
    double get(int k) {
        int at = next + k;
        return ring[at < ring.length ? at : at - ring.length];
    }

    /** Sum from the oldest to the newest. */
    double sum() {
        double sum = 0;
        for (int k = 0; k < ring.length; k++) {
            sum += get(k);
        }
        return sum;
    }

    double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (double x : ring) {
            max = Math.max(max, x);
        }
        return max;
    }

    double min() {
        double min = Double.POSITIVE_INFINITY;
        for (double x : ring) {
            min = Math.min(min, x);
        }
        return min;
    }
}
