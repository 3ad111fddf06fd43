package io.drover.store.codec;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Record accessors and constructors as compiled code: as fast as written by hand. */
final class Accessors {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Accessors() {}

    @SuppressWarnings("unchecked")
    static ToDoubleFunction<Object> ofDouble(RecordComponent component) {
        return (ToDoubleFunction<Object>) bind(component, ToDoubleFunction.class, "applyAsDouble", double.class);
    }

    @SuppressWarnings("unchecked")
    static ToLongFunction<Object> ofLong(RecordComponent component) {
        return (ToLongFunction<Object>) bind(component, ToLongFunction.class, "applyAsLong", long.class);
    }

    @SuppressWarnings("unchecked")
    static Predicate<Object> ofBoolean(RecordComponent component) {
        return (Predicate<Object>) bind(component, Predicate.class, "test", boolean.class);
    }

    @SuppressWarnings("unchecked")
    static Function<Object, Object> ofObject(RecordComponent component) {
        return (Function<Object, Object>) bind(component, Function.class, "apply", Object.class);
    }

    private static Object bind(RecordComponent component, Class<?> shape, String method, Class<?> result) {
        try {
            MethodHandle accessor = LOOKUP.unreflect(component.getAccessor());
            MethodType exact = accessor.type();
            return LambdaMetafactory.metafactory(
                            LOOKUP,
                            method,
                            MethodType.methodType(shape),
                            MethodType.methodType(result, Object.class),
                            accessor,
                            result == long.class ? exact.changeReturnType(long.class) : exact)
                    .getTarget()
                    .invoke();
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("component %s cannot be read.".formatted(component), e);
        }
    }

    /** The canonical constructor, taking an {@code Object[]}. */
    static MethodHandle constructor(Class<?> type) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return LOOKUP.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record %s cannot be made.".formatted(type.getName()), e);
        }
    }
}
