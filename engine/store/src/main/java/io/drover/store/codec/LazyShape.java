package io.drover.store.codec;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record type whose shape is made when it is first needed: a run writes few of all types, and making one costs time. */
final class LazyShape implements Codec<Object> {
    private final Class<?> type;
    private final Function<Class<?>, RecordShape> maker;
    private volatile @Nullable RecordShape made;

    LazyShape(Class<?> type, Function<Class<?>, RecordShape> maker) {
        this.type = type;
        this.maker = maker;
    }

    String name() {
        return type.getSimpleName();
    }

    RecordShape get() {
        RecordShape shape = made;
        if (shape == null) {
            shape = maker.apply(type);
            made = shape;
        }
        return shape;
    }

    @Override
    public void write(Object value, JsonOut out) {
        get().write(value, out);
    }

    @Override
    public Object read(JsonIn in) throws IOException {
        return get().read(in);
    }
}
