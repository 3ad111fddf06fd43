package io.drover.rulebook;

import io.drover.fact.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Makes the facts of scenarios; what a scenario leaves out comes from {@code scenario-defaults.yaml}. */
final class ScenarioFacts {
    private static final String DEFAULTS = "scenario-defaults.yaml";

    private final Map<String, Map<String, YamlTree>> defaults = new TreeMap<>();

    ScenarioFacts() {
        YamlTree root = YamlTree.parse(DEFAULTS, resource());
        root.fields(FactTypes.names())
                .forEach((type, tree) -> defaults.put(
                        type, tree.fields(FactTypes.components(type(type)).keySet())));
    }

    /**
     * One fact.
     *
     * @param given {@code Indicator: {…}}
     * @param concern strategy of the scenario's file
     */
    Fact make(YamlTree given, String concern) {
        Map.Entry<String, YamlTree> entry = given.single(FactTypes.names());
        Class<? extends Fact> type = type(entry.getKey());
        Map<String, YamlTree> fields = new LinkedHashMap<>(
                entry.getValue().fields(FactTypes.components(type).keySet()));
        defaults.getOrDefault(entry.getKey(), Map.of()).forEach(fields::putIfAbsent);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getName(), components[i].getType(), fields, concern);
        }
        return construct(type, values, given);
    }

    private static Object value(String name, Class<?> type, Map<String, YamlTree> fields, String concern) {
        Optional<YamlTree> field = Optional.ofNullable(fields.get(name));
        Optional<String> reference = field.filter(f -> !(f.node() instanceof MappingNode))
                .map(YamlTree::text)
                .filter(t -> t.startsWith("="))
                .map(t -> t.substring(1));
        if (reference.isPresent()) {
            return reference.get().equals("concern") ? concern : value(reference.get(), type, fields, concern);
        }
        if (type == double.class) {
            return field.map(YamlTree::number).orElse(0.0);
        }
        if (type == boolean.class) {
            return field.map(YamlTree::bool).orElse(false);
        }
        if (type == Map.class) {
            return field.map(ScenarioFacts::parameters).orElse(Map.of());
        }
        return type == String.class
                ? field.map(YamlTree::text).orElse("")
                : whole(type, field.map(ScenarioFacts::whole).orElse(0L));
    }

    private static Object whole(Class<?> type, long value) {
        return type == int.class ? (Object) Math.toIntExact(value) : (Object) value;
    }

    private static long whole(YamlTree tree) {
        double value = tree.number();
        if (value != Math.rint(value)) {
            throw tree.malformed("%s is no whole number".formatted(tree.text()), "leave out the fraction");
        }
        return (long) value;
    }

    private static Map<String, Double> parameters(YamlTree tree) {
        Map<String, Double> parameters = new TreeMap<>();
        if (tree.node() instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(t -> parameters.put(
                            new YamlTree(tree.file(), t.getKeyNode()).text(),
                            new YamlTree(tree.file(), t.getValueNode()).number()));
            return parameters;
        }
        throw tree.malformed("parameters must be keys with numbers", "write {share: 0.1}");
    }

    private static Fact construct(Class<? extends Fact> type, Object[] values, YamlTree given) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            return (Fact) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw given.malformed("is no %s: %s".formatted(type.getSimpleName(), e.getCause()), "check its values");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact %s cannot be made".formatted(type), e);
        }
    }

    private static Class<? extends Fact> type(String name) {
        return FactTypes.find(name).orElseThrow();
    }

    private static String resource() {
        try (InputStream in = ScenarioFacts.class.getResourceAsStream(DEFAULTS)) {
            return new String(Objects.requireNonNull(in, DEFAULTS).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
