package io.drover.store.codec;

import io.drover.store.codec.SnapshotDelta.Changed;
import java.util.Arrays;
import java.util.List;

/**
 * The new numbers of one component in a group of facts: written as distances where one unit fits all of them. One thread.
 */
final class NumberColumn {
    private static final int PLAIN = Integer.MAX_VALUE;

    private int[] places = new int[8];
    private double[] now = new double[8];
    private double[] from = new double[8];
    private int size;

    void clear() {
        size = 0;
    }

    /**
     * The number of a fact is not as expected.
     *
     * @param place of the fact among those that changed; they come in order
     * @param number NaN where it is none, or a whole number that no double holds
     * @param expected what it is told as a distance from
     */
    void tell(int place, double number, double expected) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            now = Arrays.copyOf(now, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
        }
        places[size] = place;
        now[size] = number;
        from[size] = expected;
        size++;
    }

    /**
     * Writes the column; nothing where all are as expected.
     *
     * @param index of the component
     * @param first place of the group's first fact
     */
    void write(Component component, int index, List<Changed> changed, int first, JsonOut out) {
        if (size == 0) {
            return;
        }
        int decimals = decimals();
        if (decimals == PLAIN) {
            out.raw(',').number(index).raw(",[");
        } else {
            out.raw(",\"").number(index).raw('e').number(-decimals).raw("\",[");
        }
        int next = first;
        for (int i = 0; i < size; i++) {
            Columns.writeSkipped(places[i] - next, out);
            if (decimals == PLAIN) {
                component.writeValue(changed.get(places[i]).after(), out);
            } else {
                out.number(Difference.of(now[i], from[i], decimals));
            }
            out.raw(',');
            next = places[i] + 1;
        }
        Columns.endColumn(out);
    }

    /** The largest unit that fits, as a number of decimals. Whole numbers are tried first: they are the most frequent. */
    private int decimals() {
        if (!isShort()) {
            return PLAIN;
        }
        int decimals = 0;
        if (fits(decimals)) {
            while (decimals > Difference.FEWEST_DECIMALS && fits(decimals - 1)) {
                decimals--;
            }
            return decimals;
        }
        while (decimals <= Difference.MOST_DECIMALS && !fits(decimals)) {
            decimals++;
        }
        return decimals <= Difference.MOST_DECIMALS ? decimals : PLAIN;
    }

    private boolean isShort() {
        for (int i = 0; i < size; i++) {
            if (!Difference.isShort(now[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(int decimals) {
        for (int i = 0; i < size; i++) {
            if (!Difference.fits(now[i], from[i], decimals)) {
                return false;
            }
        }
        return true;
    }
}
