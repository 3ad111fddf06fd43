package io.drover.rulebook.direct;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How generated code names the singleton that Drools compiled from an expression.
 *
 * @param name of its class
 * @param method its method without the erased one beside it
 */
record Callee(String name, Method method) {
    /** Class names that mean nothing else in source text, whatever a rule's author wrote. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*");

    /** Absent where only a wrapper is known. */
    static Optional<Callee> of(Expression expression) {
        Class<?> type = expression.function().getClass();
        if (!type.isEnum() || !isPlain(type)) {
            return Optional.empty();
        }
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals("test") || m.getName().equals("apply"))
                .filter(m -> !m.isBridge()
                        && m.getParameterCount() == expression.inputs().size())
                .filter(m -> isPlain(m.getReturnType())
                        && Arrays.stream(m.getParameterTypes()).allMatch(Callee::isPlain))
                .findFirst()
                .map(m -> new Callee(type.getName(), m));
    }

    private static boolean isPlain(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && PLAIN.matcher(type.getName()).matches();
    }

    List<String> parameters() {
        return Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
    }

    String result() {
        return method.getReturnType().getName();
    }
}
