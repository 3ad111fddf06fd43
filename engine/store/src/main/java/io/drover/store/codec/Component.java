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

    /** Writes {@code "name":value}, an empty value as null. */
    final void writeField(Object owner, JsonOut out) {
        out.raw(label);
        if (isEmpty(owner)) {
            out.raw("null");
        } else {
            writeValue(owner, out);
        }
    }

    /** Whether there is nothing to write: an absent optional or an empty list. */
    abstract boolean isEmpty(Object owner);

    abstract void writeValue(Object owner, JsonOut out);

    abstract Object readValue(JsonIn in) throws IOException;

    /** The value of which there is nothing to write; absent where there is always something. */
    abstract Optional<Object> emptyValue();

    abstract boolean same(Object a, Object b);

    /** The component of this record, boxed. */
    abstract Object value(Object owner);

    /** Whether it can be written as its distance from another value. */
    boolean isNumber() {
        return false;
    }

    /** The component of this record as a double; NaN where it is none, or a whole number that no double holds. */
    double number(Object owner) {
        return Double.NaN;
    }

    /** The number in this component of a record as 64 bits, equal for equal numbers: a whole one itself, a double's bits. */
    long bits(Object owner) {
        throw new IllegalStateException("component %s of %s is no number.".formatted(name, owner));
    }

    /** What {@link #bits} gives, as {@link #number} gives it. */
    double numberOf(long bits) {
        return Double.NaN;
    }

    /** What {@link #bits} gives, boxed as {@link #value} does. */
    Object valueOf(long bits) {
        throw new IllegalStateException("component %s (%s) is no number.".formatted(name, bits));
    }

    /** A number of this component, boxed as {@link #value} does. */
    Object ofNumber(double number) {
        throw new IllegalStateException("component %s (%s) is no number.".formatted(name, number));
    }

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
        Optional<Object> emptyValue() {
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
        boolean isNumber() {
            return true;
        }

        @Override
        double number(Object owner) {
            return getter.applyAsDouble(owner);
        }

        @Override
        long bits(Object owner) {
            return Double.doubleToLongBits(getter.applyAsDouble(owner));
        }

        @Override
        double numberOf(long bits) {
            return Double.longBitsToDouble(bits);
        }

        @Override
        Object valueOf(long bits) {
            return Double.longBitsToDouble(bits);
        }

        @Override
        Object ofNumber(double number) {
            return number;
        }

        @Override
        boolean same(Object a, Object b) {
            return bits(a) == bits(b);
        }
    }

    /** A primitive long or int. */
    static final class OfLong extends Required {
        private static final long EXACT = 1L << 53;

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

        @Override
        boolean isNumber() {
            return true;
        }

        @Override
        double number(Object owner) {
            return exact(getter.applyAsLong(owner));
        }

        @Override
        long bits(Object owner) {
            return getter.applyAsLong(owner);
        }

        @Override
        double numberOf(long bits) {
            return exact(bits);
        }

        @Override
        Object valueOf(long bits) {
            return box(bits);
        }

        private static double exact(long value) {
            return Math.abs(value) < EXACT ? value : Double.NaN;
        }

        @Override
        Object ofNumber(double number) {
            return box((long) number);
        }

        private Object box(long value) {
            if (narrow) {
                return Math.toIntExact(value);
            }
            return value;
        }

        @Override
        boolean same(Object a, Object b) {
            return bits(a) == bits(b);
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
        Optional<Object> emptyValue() {
            return empty;
        }

        @Override
        boolean same(Object a, Object b) {
            Object one = getter.apply(a);
            Object other = getter.apply(b);
            return one == other || one.equals(other);
        }
    }
}
