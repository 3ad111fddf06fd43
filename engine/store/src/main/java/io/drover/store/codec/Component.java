package io.drover.store.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** One component of a record: how it is taken from the record, written, read and compared. */
abstract sealed class Component {
    private final String name;
    private final byte[] label;

    Component(String name) {
        this.name = name;
        this.label = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    final String name() {
        return name;
    }

    /** Writes {@code "name":value}, or nothing for an empty value. Returns whether it wrote. */
    final boolean writeField(Object owner, JsonOut out, boolean first) {
        if (isEmpty(owner)) {
            return false;
        }
        if (!first) {
            out.raw(',');
        }
        writeValue(owner, out.raw(label));
        return true;
    }

    /** Whether the field is left out: an absent optional or an empty list. */
    abstract boolean isEmpty(Object owner);

    abstract void writeValue(Object owner, JsonOut out);

    abstract Object readValue(JsonIn in) throws IOException;

    /** What a field that was left out stands for; empty when it must not be left out. */
    abstract Optional<Object> whenLeftOut();

    abstract boolean same(Object a, Object b);

    /** The component of this record, boxed. */
    abstract Object value(Object owner);

    /** A component that is never left out. */
    abstract static sealed class Required extends Component {
        Required(String name) {
            super(name);
        }

        @Override
        boolean isEmpty(Object owner) {
            return false;
        }

        @Override
        Optional<Object> whenLeftOut() {
            return Optional.empty();
        }
    }

    /** A primitive double. */
    static final class OfDouble extends Required {
        private final ToDoubleFunction<Object> getter;

        OfDouble(String name, ToDoubleFunction<Object> getter) {
            super(name);
            this.getter = getter;
        }

        @Override
        void writeValue(Object owner, JsonOut out) {
            out.number(getter.applyAsDouble(owner));
        }

        @Override
        Object readValue(JsonIn in) throws IOException {
            return in.real();
        }

        @Override
        Object value(Object owner) {
            return getter.applyAsDouble(owner);
        }

        @Override
        boolean same(Object a, Object b) {
            return Double.doubleToLongBits(getter.applyAsDouble(a)) == Double.doubleToLongBits(getter.applyAsDouble(b));
        }
    }

    /** A primitive long or int. */
    static final class OfLong extends Required {
        private final ToLongFunction<Object> getter;
        private final boolean narrow;

        OfLong(String name, ToLongFunction<Object> getter, boolean narrow) {
            super(name);
            this.getter = getter;
            this.narrow = narrow;
        }

        @Override
        void writeValue(Object owner, JsonOut out) {
            out.number(getter.applyAsLong(owner));
        }

        @Override
        Object readValue(JsonIn in) throws IOException {
            return box(in.integer());
        }

        @Override
        Object value(Object owner) {
            return box(getter.applyAsLong(owner));
        }

        private Object box(long value) {
            if (narrow) {
                return Math.toIntExact(value);
            }
            return value;
        }

        @Override
        boolean same(Object a, Object b) {
            return getter.applyAsLong(a) == getter.applyAsLong(b);
        }
    }

    /** A primitive boolean. */
    static final class OfBoolean extends Required {
        private final Predicate<Object> getter;

        OfBoolean(String name, Predicate<Object> getter) {
            super(name);
            this.getter = getter;
        }

        @Override
        void writeValue(Object owner, JsonOut out) {
            out.raw(getter.test(owner) ? "true" : "false");
        }

        @Override
        Object readValue(JsonIn in) throws IOException {
            return in.truth();
        }

        @Override
        Object value(Object owner) {
            return getter.test(owner);
        }

        @Override
        boolean same(Object a, Object b) {
            return getter.test(a) == getter.test(b);
        }
    }

    /** A value that may be empty, or any other object. */
    static final class OfObject extends Component {
        private final Function<Object, Object> getter;
        private final Codec<Object> codec;
        private final Optional<Object> empty;

        OfObject(String name, Function<Object, Object> getter, Codec<Object> codec, Optional<Object> empty) {
            super(name);
            this.getter = getter;
            this.codec = codec;
            this.empty = empty;
        }

        @Override
        boolean isEmpty(Object owner) {
            return empty.isPresent() && empty.get().equals(getter.apply(owner));
        }

        @Override
        void writeValue(Object owner, JsonOut out) {
            codec.write(getter.apply(owner), out);
        }

        @Override
        Object readValue(JsonIn in) throws IOException {
            return codec.read(in);
        }

        @Override
        Object value(Object owner) {
            return getter.apply(owner);
        }

        @Override
        Optional<Object> whenLeftOut() {
            return empty;
        }

        @Override
        boolean same(Object a, Object b) {
            return getter.apply(a).equals(getter.apply(b));
        }
    }
}
