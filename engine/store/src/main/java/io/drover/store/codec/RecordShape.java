package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record type: an object with its components as fields, in their order. */
final class RecordShape implements Codec<Object> {
    private final String name;
    private final byte[] opening;
    private final Component[] components;
    private final @Nullable Continuation[] continuations;
    private final Columns columns;
    private final ColumnReader columnReader;
    private final MethodHandle constructor;

    /** @param constructor canonical, taking an {@code Object[]} */
    RecordShape(Class<?> type, List<Component> components, MethodHandle constructor) {
        this.name = type.getSimpleName();
        this.opening = ("{\"type\":\"" + name + '"').getBytes(StandardCharsets.US_ASCII);
        this.components = components.toArray(new Component[0]);
        this.continuations = components.stream()
                .map(c -> Continuation.of(type, c.name()).orElse(null))
                .toArray(Continuation[]::new);
        Expectation[] expectations =
                components.stream().map(c -> Expectation.of(name, c.name())).toArray(Expectation[]::new);
        this.columns = new Columns(this.components, expectations);
        this.columnReader = new ColumnReader(this.components, expectations, this::construct);
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
        for (int i = 0; i < components.length; i++) {
            if (!isLeftOut(i, value, out.base().last())) {
                if (!first) {
                    out.raw(',');
                }
                components[i].writeField(value, out);
                first = false;
            }
        }
        out.raw('}');
    }

    private boolean isLeftOut(int component, Object value, CycleBase last) {
        Continuation continuation = continuations[component];
        return continuation == null
                ? components[component].isEmpty(value)
                : continuation.holds(components[component], value, last);
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
            values[at] = readValue(components[at], in);
            at++;
        }
        leaveOut(values, at, "", in);
        in.skip(JsonToken.END_OBJECT);
        return construct(values, in);
    }

    private int leaveOut(Object[] values, int from, String upTo, JsonIn in) throws IOException {
        int at = from;
        while (at < components.length && !components[at].name().equals(upTo)) {
            values[at] = leftOut(at, upTo, in);
            at++;
        }
        if (at == components.length && !upTo.isEmpty()) {
            throw in.wrong("%s has no field %s at this place".formatted(name, upTo));
        }
        return at;
    }

    private static Object readValue(Component component, JsonIn in) throws IOException {
        Optional<Object> empty = component.emptyValue();
        if (empty.isPresent() && in.at(JsonToken.VALUE_NULL)) {
            in.skip(JsonToken.VALUE_NULL);
            return empty.get();
        }
        return component.readValue(in);
    }

    private Object leftOut(int at, String found, JsonIn in) throws IOException {
        Continuation continuation = continuations[at];
        if (continuation != null) {
            return continuation.after(in.base().last());
        }
        Optional<Object> empty = components[at].emptyValue();
        if (empty.isEmpty()) {
            throw in.wrong("%s needs %s before '%s'".formatted(name, components[at].name(), found));
        }
        return empty.get();
    }

    Columns columns() {
        return columns;
    }

    ColumnReader columnReader() {
        return columnReader;
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
