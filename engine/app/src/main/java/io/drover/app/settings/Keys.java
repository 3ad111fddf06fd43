package io.drover.app.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the components of a settings record are called in YAML, and what they hold. */
final class Keys {
    private Keys() {}

    /** {@code maxOrderValue} is written {@code max-order-value}. */
    static String of(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static List<String> all(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(Keys::of).toList();
    }

    static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    /** Last argument of {@code Optional<T>}, {@code List<T>} or {@code Map<String, T>}. */
    static Type argument(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    static boolean isMap(Type type) {
        return raw(type) == Map.class;
    }

    static boolean isList(Type type) {
        return raw(type) == List.class;
    }

    static boolean isOptional(Type type) {
        return raw(type) == Optional.class;
    }

    static Setting setting(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException("setting without description: " + component);
        }
        return setting;
    }
}
