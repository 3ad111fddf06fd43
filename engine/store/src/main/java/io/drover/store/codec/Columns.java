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

    void write(List<Changed> group, CycleContext cycle, JsonOut out) {
        for (int i = 0; i < components.length; i++) {
            int first = 0;
            while (first < group.size() && isExpected(i, group.get(first), cycle)) {
                first++;
            }
            if (first < group.size() && components[i].isNumber()) {
                writeNumbers(i, group, cycle, out);
            } else if (first < group.size()) {
                writeValues(i, group, cycle, out);
            }
        }
    }

    private void writeNumbers(int component, List<Changed> group, CycleContext cycle, JsonOut out) {
        NumberColumn column = new NumberColumn(components[component], group.size());
        for (int i = 0; i < group.size(); i++) {
            Changed changed = group.get(i);
            if (!isExpected(component, changed, cycle)) {
                column.tell(i, changed.after(), expectedNumber(component, changed, cycle));
            }
        }
        column.write(component, group, out);
    }

    private void writeValues(int component, List<Changed> group, CycleContext cycle, JsonOut out) {
        out.raw(',').number(component).raw(",[");
        int skipped = 0;
        for (int i = 0; i < group.size(); i++) {
            if (isExpected(component, group.get(i), cycle)) {
                skipped++;
                continue;
            }
            skipped = writeSkipped(skipped, out);
            components[component].writeValue(group.get(i).after(), out);
            out.raw(',');
        }
        endColumn(out);
    }

    static int writeSkipped(int count, JsonOut out) {
        for (int i = 0; i < count; i++) {
            out.raw("null,");
        }
        return 0;
    }

    static void endColumn(JsonOut out) {
        out.truncate(out.length() - 1);
        out.raw(']');
    }

    private boolean isExpected(int component, Changed changed, CycleContext cycle) {
        Expectation expectation = expectations[component];
        return expectation == Expectation.AS_BEFORE
                ? components[component].same(changed.before(), changed.after())
                : expectation.bits(cycle, changed.before(), changed.after())
                        == components[component].bits(changed.after());
    }

    private double expectedNumber(int component, Changed changed, CycleContext cycle) {
        return expectations[component] == Expectation.AS_BEFORE
                ? components[component].number(changed.before())
                : components[component].numberOf(
                        expectations[component].bits(cycle, changed.before(), changed.after()));
    }
}
