package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A record type: an object with its components as fields, in their order. */
final class RecordShape implements Codec<Object> {
    private final String name;
    private final byte[] opening;
    private final Component[] components;
    private final MethodHandle constructor;

    /** @param constructor canonical, taking an {@code Object[]} */
    RecordShape(String name, List<Component> components, MethodHandle constructor) {
        this.name = name;
        this.opening = ("{\"type\":\"" + name + '"').getBytes(StandardCharsets.US_ASCII);
        this.components = components.toArray(new Component[0]);
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

    /** Writes {@code ,component number,value} for each component that differs. */
    void writeChanges(Object before, Object after, JsonOut out) {
        for (int i = 0; i < components.length; i++) {
            if (!components[i].same(before, after)) {
                components[i].writeValue(after, out.raw(',').number(i).raw(','));
            }
        }
    }

    /** Reads what {@link #writeChanges} wrote, up to the end of the array. */
    Object readChanges(Object before, JsonIn in) throws IOException {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].value(before);
        }
        while (!in.at(JsonToken.END_ARRAY)) {
            int index = (int) in.integer();
            if (index < 0 || index >= values.length) {
                throw in.wrong("%s has no component %d".formatted(name, index));
            }
            values[index] = components[index].readValue(in);
        }
        return construct(values, in);
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
