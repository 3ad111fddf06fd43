package io.drover.store.codec;

import io.drover.store.codec.SnapshotDelta.Changed;
import java.util.List;

/**
 * Writes what is new in facts of one type, one column per component that is not as expected somewhere: {@code 3,[…]} gives
 * values of component 3 (from 0), {@code "3e-2",[…]} their distances from what was expected, in units of {@code 1e-2}. Null
 * or nothing stands where one is as expected: as before, or as {@link Expectation} says.
 */
final class Columns {
    private final Component[] components;
    private final Expectation[] expectations;

    Columns(Component[] components, Expectation[] expectations) {
        this.components = components;
        this.expectations = expectations;
    }

    /**
     * The facts of one type among those that changed.
     *
     * @param from position of the first
     * @param to behind the last
     */
    void write(List<Changed> changed, int from, int to, CycleContext cycle, JsonOut out) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].isNumber()) {
                writeNumbers(i, changed, from, to, cycle, out);
            } else {
                writeValues(components[i], i, changed, from, to, out);
            }
        }
    }

    private void writeNumbers(int index, List<Changed> changed, int from, int to, CycleContext cycle, JsonOut out) {
        Component component = components[index];
        Expectation expectation = expectations[index];
        NumberColumn column = out.numbers();
        for (int i = from; i < to; i++) {
            Changed fact = changed.get(i);
            long expected = expectation == Expectation.AS_BEFORE
                    ? component.bits(fact.before())
                    : expectation.bits(cycle, fact.before(), fact.after());
            long actual = component.bits(fact.after());
            if (actual != expected) {
                column.tell(i, component.numberOf(actual), component.numberOf(expected));
            }
        }
        column.write(component, index, changed, from, out);
    }

    private static void writeValues(
            Component component, int index, List<Changed> changed, int from, int to, JsonOut out) {
        int next = from;
        for (int i = from; i < to; i++) {
            Changed fact = changed.get(i);
            if (!component.same(fact.before(), fact.after())) {
                if (next == from) {
                    out.raw(',').number(index).raw(",[");
                }
                writeSkipped(i - next, out);
                component.writeValue(fact.after(), out);
                out.raw(',');
                next = i + 1;
            }
        }
        if (next > from) {
            endColumn(out);
        }
    }

    static void writeSkipped(int count, JsonOut out) {
        for (int i = 0; i < count; i++) {
            out.raw("null,");
        }
    }

    static void endColumn(JsonOut out) {
        out.truncate(out.length() - 1);
        out.raw(']');
    }
}
