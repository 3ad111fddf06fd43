package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import io.drover.fact.Fact;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A record type: an object with its components as fields, in their order. */
final class RecordShape implements Codec<Object> {
    private final String name;
    private final byte[] opening;
    private final Component[] components;
    private final Expectation[] expectations;
    private final MethodHandle constructor;

    /** @param constructor canonical, taking an {@code Object[]} */
    RecordShape(String name, List<Component> components, MethodHandle constructor) {
        this.name = name;
        this.opening = ("{\"type\":\"" + name + '"').getBytes(StandardCharsets.US_ASCII);
        this.components = components.toArray(new Component[0]);
        this.expectations = components.stream()
                .map(component -> Expectation.of(name, component.name()))
                .toArray(Expectation[]::new);
        this.constructor = constructor;
    }

    String name() {
        return name;
    }

    @Override
    public void write(Object value, JsonOut out) {
        writeFields(value, out.raw('{'), true);
    }

    /** The same with the type's name as first field. */
    void writeTyped(Object value, JsonOut out) {
        writeFields(value, out.raw(opening), false);
    }

    private void writeFields(Object value, JsonOut out, boolean isFirst) {
        boolean first = isFirst;
        for (Component component : components) {
            first &= !component.writeField(value, out, first);
        }
        out.raw('}');
    }

    @Override
    public Object read(JsonIn in) throws IOException {
        in.skip(JsonToken.START_OBJECT);
        return readFields(in);
    }

    /** Reads fields up to the end of the object. */
    Object readFields(JsonIn in) throws IOException {
        Object[] values = new Object[components.length];
        int at = 0;
        while (!in.at(JsonToken.END_OBJECT)) {
            String field = in.field();
            at = leaveOut(values, at, field, in);
            values[at] = components[at].readValue(in);
            at++;
        }
        leaveOut(values, at, "", in);
        in.skip(JsonToken.END_OBJECT);
        return construct(values, in);
    }

    private int leaveOut(Object[] values, int from, String upTo, JsonIn in) throws IOException {
        int at = from;
        while (at < components.length && !components[at].name().equals(upTo)) {
            values[at] = require(components[at], upTo, in);
            at++;
        }
        if (at == components.length && !upTo.isEmpty()) {
            throw in.wrong("%s has no field %s at this place".formatted(name, upTo));
        }
        return at;
    }

    private Object require(Component component, String found, JsonIn in) throws IOException {
        if (component.whenLeftOut().isEmpty()) {
            throw in.wrong("%s needs %s before '%s'".formatted(name, component.name(), found));
        }
        return component.whenLeftOut().get();
    }

    /** Writes a column for each component that is not as expected in some fact of the group. */
    void writeColumns(List<SnapshotDelta.Changed> group, CycleContext cycle, JsonOut out) {
        for (int i = 0; i < components.length; i++) {
            writeColumn(i, group, cycle, out);
        }
    }

    private void writeColumn(int component, List<SnapshotDelta.Changed> group, CycleContext cycle, JsonOut out) {
        int skipped = 0;
        boolean open = false;
        for (int i = 0; i < group.size(); i++) {
            SnapshotDelta.Changed changed = group.get(i);
            if (isExpected(component, changed, cycle)) {
                skipped++;
                continue;
            }
            if (!open) {
                out.raw(',').number(component).raw(",[");
                open = true;
            }
            for (; skipped > 0; skipped--) {
                out.raw("null,");
            }
            components[component].writeValue(changed.after(), out);
            out.raw(',');
        }
        if (open) {
            out.truncate(out.length() - 1);
            out.raw(']');
        }
    }

    private boolean isExpected(int component, SnapshotDelta.Changed changed, CycleContext cycle) {
        if (expectations[component] == Expectation.AS_BEFORE) {
            return components[component].same(changed.before(), changed.after());
        }
        Object expected = expectations[component].value(cycle, changed.before(), changed.after());
        return expected.equals(components[component].value(changed.after()));
    }

    /** Reads what {@link #writeColumns} wrote, up to the end of the array, and returns the facts as they are now. */
    List<Fact> readColumns(List<Fact> group, CycleContext cycle, JsonIn in) throws IOException {
        List<List<Optional<Object>>> columns = new ArrayList<>(Collections.nCopies(components.length, List.of()));
        while (!in.at(JsonToken.END_ARRAY)) {
            int component = in.index(components.length);
            columns.set(component, readColumn(components[component], in));
        }
        List<Fact> now = new ArrayList<>(group.size());
        for (int row = 0; row < group.size(); row++) {
            now.add(readRow(group.get(row), row, columns, cycle, in));
        }
        return now;
    }

    private static List<Optional<Object>> readColumn(Component component, JsonIn in) throws IOException {
        List<Optional<Object>> column = new ArrayList<>();
        in.skip(JsonToken.START_ARRAY);
        while (!in.at(JsonToken.END_ARRAY)) {
            if (in.at(JsonToken.VALUE_NULL)) {
                in.skip(JsonToken.VALUE_NULL);
                column.add(Optional.empty());
            } else {
                column.add(Optional.of(component.readValue(in)));
            }
        }
        in.skip(JsonToken.END_ARRAY);
        return column;
    }

    private Fact readRow(Fact before, int row, List<List<Optional<Object>>> columns, CycleContext cycle, JsonIn in)
            throws IOException {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].value(before);
        }
        for (int i = 0; i < values.length; i++) {
            List<Optional<Object>> column = columns.get(i);
            Optional<Object> told = row < column.size() ? column.get(row) : Optional.empty();
            if (told.isPresent()) {
                values[i] = told.get();
            } else if (expectations[i] != Expectation.AS_BEFORE) {
                values[i] = expectations[i].value(cycle, before, (Fact) construct(values, in));
            }
        }
        return (Fact) construct(values, in);
    }

    private Object construct(Object[] values, JsonIn in) throws IOException {
        try {
            return constructor.invoke(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(
                    in.wrong(name + " cannot be made: " + e.getMessage()).getMessage(), e);
        }
    }
}
