package io.drover.research.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Values of the model as bytes, by reflection: slow, and made for two processes of one build. */
final class Wire {
    private Wire() {}

    static void write(Object value, DataOutputStream out) throws IOException {
        if (value instanceof Optional<?> optional) {
            out.writeUTF("optional");
            writeAll(optional.stream().toList(), out);
        } else if (value instanceof Collection<?> many) {
            out.writeUTF(value instanceof List ? "list" : "set");
            writeAll(many, out);
        } else if (value instanceof Record record) {
            out.writeUTF(record.getClass().getName());
            writeAll(components(record), out);
        } else if (value instanceof Enum<?> constant) {
            out.writeUTF(constant.getDeclaringClass().getName());
            out.writeUTF(constant.name());
        } else {
            out.writeUTF(value.getClass().getName());
            out.writeUTF(value.toString());
        }
    }

    private static void writeAll(Collection<?> values, DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (Object each : values) {
            write(each, out);
        }
    }

    private static List<Object> components(Record record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be read.", e);
            }
        }
        return values;
    }

    static Object read(DataInputStream in) throws IOException {
        String type = in.readUTF();
        return switch (type) {
            case "optional" -> readAll(in).stream().findFirst();
            case "list" -> readAll(in);
            case "set" -> new LinkedHashSet<>(readAll(in));
            case "java.lang.String" -> in.readUTF();
            case "java.lang.Boolean" -> Boolean.valueOf(in.readUTF());
            case "java.lang.Integer" -> Integer.valueOf(in.readUTF());
            case "java.lang.Long" -> Long.valueOf(in.readUTF());
            case "java.lang.Double" -> Double.valueOf(in.readUTF());
            case "java.math.BigDecimal" -> new BigDecimal(in.readUTF());
            case "java.time.Instant" -> Instant.parse(in.readUTF());
            case "java.time.Duration" -> Duration.parse(in.readUTF());
            default -> named(type, in);
        };
    }

    private static List<Object> readAll(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(read(in));
        }
        return values;
    }

    private static Object named(String name, DataInputStream in) throws IOException {
        try {
            Class<?> type = Class.forName(name);
            if (type.isEnum()) {
                String constant = in.readUTF();
                return Arrays.stream(type.getEnumConstants())
                        .filter(c -> ((Enum<?>) c).name().equals(constant))
                        .findFirst()
                        .orElseThrow();
            }
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(readAll(in).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be made.".formatted(name), e);
        }
    }
}
