package io.drover.app.settings;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A value from outside the files that takes the place of what they say.
 *
 * @param names of sections and key, in capital letters with underscores for everything else: {@code GATE}, {@code MAX_ORDER_VALUE}
 * @param text as given
 * @param origin environment variable or command line option
 */
public record Replacement(List<String> names, String text, Origin origin) {
    public Replacement {
        names = List.copyOf(names);
    }

    /** Whether a file with these settings has a section or key of the first name. */
    boolean concerns(Class<?> settings) {
        return Keys.all(settings).stream().anyMatch(key -> same(key, names.get(0)));
    }

    /** The tree with this value in it. */
    Node in(Class<?> settings, Node root) {
        return put(settings, root, 0);
    }

    private Node put(Type type, Node node, int depth) {
        if (depth == names.size()) {
            return leaf(type);
        }
        if (!(node instanceof Node.Mapping mapping) || (!Keys.raw(type).isRecord() && !Keys.isMap(type))) {
            throw refused("is no section, so it has no key " + names.get(depth), "leave out the last part", depth);
        }
        Type inner = type;
        String key;
        if (Keys.isMap(type)) {
            key = named(mapping.entries().keySet(), depth);
            inner = Keys.argument(type);
        } else {
            key = named(Keys.all(Keys.raw(type)), depth);
            inner = type(Keys.raw(type), key);
        }
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        Node old = entries.getOrDefault(key, Node.Mapping.empty(origin));
        entries.put(key, put(inner, old, depth + 1));
        return new Node.Mapping(entries, mapping.origin());
    }

    private Node leaf(Type type) {
        Type held = Keys.isOptional(type) ? Keys.argument(type) : type;
        if ((Keys.raw(held).isRecord() && !Scalars.reads(Keys.raw(held))) || Keys.isMap(held)) {
            throw refused("is a section, not a key", "name one of its keys, too", names.size() - 1);
        }
        return Keys.isList(held) ? YamlText.parse(text, origin.source()) : new Node.Scalar(text, false, origin);
    }

    private String named(Collection<String> known, int depth) {
        List<String> shouted = known.stream().map(Replacement::shout).toList();
        return known.stream()
                .filter(key -> same(key, names.get(depth)))
                .findFirst()
                .orElseThrow(() -> {
                    String instead = Nearest.of(names.get(depth), shouted)
                            .map(near -> "write " + near)
                            .orElse("use one of " + String.join(", ", shouted));
                    return refused("is not a known key", instead, depth);
                });
    }

    private ConfigException refused(String expectation, String maybe, int depth) {
        String path = String.join("__", names.subList(0, depth + 1));
        return new ConfigException(List.of(new Problem(origin, path, "", expectation, maybe)));
    }

    private static Type type(Class<?> record, String key) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (Keys.of(component).equals(key)) {
                return component.getGenericType();
            }
        }
        throw new IllegalStateException("no key " + key + " in " + record);
    }

    private static boolean same(String key, String name) {
        return shout(key).equals(name);
    }

    private static String shout(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
