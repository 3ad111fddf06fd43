package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One of several record types: an object whose first field {@code type} names which. */
final class Union implements Codec<Object> {
    private final IdentityHashMap<Class<?>, LazyShape> byClass = new IdentityHashMap<>();
    private final Map<String, LazyShape> byName = new TreeMap<>();

    void add(Class<?> type, LazyShape shape) {
        byClass.put(type, shape);
        byName.put(shape.name(), shape);
    }

    RecordShape shapeOf(Object value) {
        LazyShape shape = byClass.get(value.getClass());
        if (shape == null) {
            throw new IllegalArgumentException("the journal knows no %s, only %s.\nMaybe teach it in %s."
                    .formatted(value.getClass().getName(), byName.keySet(), Shapes.class.getName()));
        }
        return shape.get();
    }

    @Override
    public void write(Object value, JsonOut out) {
        shapeOf(value).writeTyped(value, out);
    }

    @Override
    public Object read(JsonIn in) throws IOException {
        in.skip(JsonToken.START_OBJECT);
        String field = in.field();
        if (!field.equals("type")) {
            throw in.wrong("the first field must be type");
        }
        String name = in.text();
        LazyShape shape = byName.get(name);
        if (shape == null) {
            throw in.wrong("type (%s) must be one of %s".formatted(name, byName.keySet()));
        }
        return shape.get().readFields(in);
    }
}
