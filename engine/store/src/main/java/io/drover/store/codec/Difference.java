package io.drover.store.codec;

/**
 * A number as its distance from another one, counted in units of a power of ten: 10.25 after 10.23 is 2 in units of
 * {@code 1e-2}. Exact: a distance is used only where it gives the very same bits back.
 */
final class Difference {
    /** The largest unit, as the number of decimals that it leaves. */
    static final int FEWEST_DECIMALS = -2;

    static final int MOST_DECIMALS = 8;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    private static final double EXACT = 1L << 53;

    private Difference() {}

    /** Whether a number has few decimals, or is too large for that to be told. */
    static boolean isShort(double now) {
        double scaled = now * POWERS[MOST_DECIMALS];
        return Math.abs(scaled) >= EXACT || Math.rint(scaled) / POWERS[MOST_DECIMALS] == now;
    }

    /** Whether {@link #of} can be undone: {@link #plus} comes to the units of {@code now}, whatever it begins with. */
    static boolean fits(double now, double from, int decimals) {
        double units = scaled(now, decimals);
        return Math.abs(units) < EXACT
                && Math.abs(scaled(from, decimals)) < EXACT
                && Double.doubleToRawLongBits(unscaled((long) units, decimals)) == Double.doubleToRawLongBits(now);
    }

    static long of(double now, double from, int decimals) {
        return (long) scaled(now, decimals) - (long) scaled(from, decimals);
    }

    static double plus(double from, long distance, int decimals) {
        return unscaled((long) scaled(from, decimals) + distance, decimals);
    }

    private static double scaled(double x, int decimals) {
        return Math.rint(decimals < 0 ? x / POWERS[-decimals] : x * POWERS[decimals]);
    }

    private static double unscaled(long units, int decimals) {
        return decimals < 0 ? units * POWERS[-decimals] : units / POWERS[decimals];
    }
}
