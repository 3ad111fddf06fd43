package io.drover.app.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a record of settings from YAML. Finds everything that is wrong, not only the first thing. */
final class Binder {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Effective> effective = new ArrayList<>();

    private Binder() {}

    /**
     * The record, whole.
     *
     * @throws ConfigException with all problems
     */
    static <T> Bound<T> bind(Class<T> type, Node root) {
        Binder binder = new Binder();
        Optional<Object> value = binder.record(type, root, "");
        if (!binder.problems.isEmpty()) {
            throw new ConfigException(binder.problems);
        }
        return new Bound<>(type.cast(value.orElseThrow()), binder.effective);
    }

    private Optional<Object> record(Class<?> type, Node node, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            return wrong(node, path, "must be a section with keys, not " + node.kind(), "indent its keys below it");
        }
        int before = problems.size();
        refuseUnknown(type, mapping, path);
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            component(component, mapping, path).ifPresent(value -> values.put(Keys.of(component), value));
        }
        return problems.size() > before ? Optional.empty() : make(type, values.values(), mapping, path);
    }

    private void refuseUnknown(Class<?> type, Node.Mapping mapping, String path) {
        List<String> known = Keys.all(type);
        mapping.entries().forEach((key, node) -> {
            if (!known.contains(key)) {
                String instead = Nearest.of(key, known)
                        .map(near -> "write " + near)
                        .orElse("use one of " + String.join(", ", known));
                wrong(node, join(path, key), "is not a known key", instead);
            }
        });
    }

    private Optional<Object> component(RecordComponent component, Node.Mapping mapping, String path) {
        String key = Keys.of(component);
        Type type = component.getGenericType();
        Node node = mapping.entries().get(key);
        if (node != null) {
            return value(type, node, join(path, key));
        }
        String standard = Keys.setting(component).standard();
        if (standard.equals(Setting.REQUIRED) && !isSection(type)) {
            return wrong(mapping, join(path, key), "is missing", "add it: it has no default");
        }
        return standard(type, standard, join(path, key));
    }

    private Optional<Object> standard(Type type, String standard, String path) {
        if (isSection(type)) {
            return value(type, Node.Mapping.empty(Origin.DEFAULT), path);
        }
        if (!standard.isEmpty() && !Keys.isList(type)) {
            return value(type, new Node.Scalar(standard, false, Origin.DEFAULT), path);
        }
        if (Keys.isMap(type)) {
            return Optional.of(Map.of());
        }
        List<Node> items = standard.isEmpty()
                ? List.of()
                : Arrays.stream(standard.split(", "))
                        .map(item -> (Node) new Node.Scalar(item, false, Origin.DEFAULT))
                        .toList();
        return Keys.isList(type)
                ? list(type, new Node.Sequence(items, Origin.DEFAULT), path)
                : Optional.of(Optional.empty());
    }

    private static boolean isSection(Type type) {
        return Keys.raw(type).isRecord() && !Scalars.reads(Keys.raw(type));
    }

    private Optional<Object> value(Type type, Node node, String path) {
        if (Keys.isOptional(type)) {
            return value(Keys.argument(type), node, path).map(Optional::of);
        }
        if (Keys.isList(type)) {
            return list(type, node, path);
        }
        if (Keys.isMap(type)) {
            return map(type, node, path);
        }
        Class<?> raw = Keys.raw(type);
        return Scalars.reads(raw) ? scalar(raw, node, path) : record(raw, node, path);
    }

    private Optional<Object> scalar(Class<?> type, Node node, String path) {
        if (!(node instanceof Node.Scalar scalar)) {
            return wrong(node, path, "must be one value, not " + node.kind(), "write it behind the colon");
        }
        try {
            Object value = Scalars.read(scalar, type);
            effective.add(new Effective(path, Scalars.write(value), node.origin()));
            return Optional.of(value);
        } catch (OutOfRangeException e) {
            return wrong(node, path, e.expectation(), e.maybe());
        } catch (IllegalArgumentException e) {
            return wrong(node, path, e);
        }
    }

    private Optional<Object> list(Type type, Node node, String path) {
        if (!(node instanceof Node.Sequence sequence)) {
            return wrong(node, path, "must be a list, not " + node.kind(), "write [a, b]");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            value(Keys.argument(type), sequence.items().get(i), path + "[" + i + "]")
                    .ifPresent(values::add);
        }
        return Optional.of(List.copyOf(values));
    }

    private Optional<Object> map(Type type, Node node, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            return wrong(node, path, "must be a section with names, not " + node.kind(), "indent the names below it");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, child) ->
                        value(Keys.argument(type), child, join(path, key)).ifPresent(value -> values.put(key, value)));
        return Optional.of(values);
    }

    private Optional<Object> make(Class<?> type, Collection<Object> values, Node.Mapping mapping, String path) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return Optional.of(type.getDeclaredConstructor(types).newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof OutOfRangeException range) {
                Node at = find(mapping, range.key());
                return wrong(at, join(path, range.key()), range.expectation(), range.maybe());
            }
            if (e.getCause() instanceof IllegalArgumentException refused) {
                return wrong(mapping, path, refused);
            }
            throw new IllegalStateException("settings record " + type + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings record " + type + " cannot be made", e);
        }
    }

    /** The deepest node on the way to a dotted key. */
    private static Node find(Node.Mapping mapping, String key) {
        Node direct = mapping.entries().get(key);
        if (direct != null) {
            return direct;
        }
        int dot = key.indexOf('.');
        if (dot > 0 && mapping.entries().get(key.substring(0, dot)) instanceof Node.Mapping inner) {
            return find(inner, key.substring(dot + 1));
        }
        return mapping;
    }

    /** Messages of values from elsewhere: "what is wrong.\nMaybe do this." */
    private Optional<Object> wrong(Node node, String path, IllegalArgumentException refused) {
        String message = String.valueOf(refused.getMessage());
        int maybe = message.indexOf("\nMaybe ");
        String what = maybe < 0 ? message : message.substring(0, maybe);
        String hint = maybe < 0 ? "remove the key to use its default" : message.substring(maybe + "\nMaybe ".length());
        return wrong(node, path, "is refused: " + stripDot(what), stripDot(hint));
    }

    private Optional<Object> wrong(Node node, String path, String expectation, String maybe) {
        problems.add(new Problem(node.origin(), path, node.text(), expectation, maybe));
        return Optional.empty();
    }

    private static String stripDot(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String join(String path, String key) {
        if (key.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? key : path + "." + key;
    }
}
