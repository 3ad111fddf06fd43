package io.drover.store.codec;

import io.drover.fact.Fact;
import io.drover.store.codec.SnapshotDelta.Changed;
import java.util.List;

/** The new numbers of one component in a group of facts: written as distances where one unit fits all of them. */
final class NumberColumn {
    private static final int PLAIN = Integer.MAX_VALUE;

    private final Component component;
    private final double[] now;
    private final double[] from;
    private final boolean[] told;

    NumberColumn(Component component, int size) {
        this.component = component;
        this.now = new double[size];
        this.from = new double[size];
        this.told = new boolean[size];
    }

    /**
     * The number of a fact is not as expected.
     *
     * @param at position of the fact in its group
     * @param expected what it is told as a distance from
     */
    void tell(int at, Fact fact, double expected) {
        now[at] = component.number(fact);
        from[at] = expected;
        told[at] = true;
    }

    /** @param index of the component */
    void write(int index, List<Changed> group, JsonOut out) {
        int decimals = decimals();
        if (decimals == PLAIN) {
            out.raw(',').number(index).raw(",[");
        } else {
            out.raw(",\"").number(index).raw('e').number(-decimals).raw("\",[");
        }
        int skipped = 0;
        for (int i = 0; i < told.length; i++) {
            if (!told[i]) {
                skipped++;
                continue;
            }
            skipped = Columns.writeSkipped(skipped, out);
            if (decimals == PLAIN) {
                component.writeValue(group.get(i).after(), out);
            } else {
                out.number(Difference.of(now[i], from[i], decimals));
            }
            out.raw(',');
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
        for (int i = 0; i < told.length; i++) {
            if (told[i] && !Difference.isShort(now[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(int decimals) {
        for (int i = 0; i < told.length; i++) {
            if (told[i] && !Difference.fits(now[i], from[i], decimals)) {
                return false;
            }
        }
        return true;
    }
}
