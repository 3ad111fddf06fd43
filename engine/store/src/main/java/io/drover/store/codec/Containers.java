package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Lists, maps and optionals. */
final class Containers {
    private Containers() {}

    /** An array. */
    record OfList(Codec<Object> element) implements Codec<Object> {
        @Override
        public void write(Object value, JsonOut out) {
            List<?> list = (List<?>) value;
            out.raw('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    out.raw(',');
                }
                element.write(list.get(i), out);
            }
            out.raw(']');
        }

        @Override
        public Object read(JsonIn in) throws IOException {
            List<Object> list = new ArrayList<>();
            in.skip(JsonToken.START_ARRAY);
            while (!in.at(JsonToken.END_ARRAY)) {
                list.add(element.read(in));
            }
            in.skip(JsonToken.END_ARRAY);
            return list;
        }
    }

    /** What is in an optional; an empty one is never written. */
    record OfOptional(Codec<Object> content) implements Codec<Object> {
        @Override
        public void write(Object value, JsonOut out) {
            content.write(((Optional<?>) value).orElseThrow(), out);
        }

        @Override
        public Object read(JsonIn in) throws IOException {
            return Optional.of(content.read(in));
        }
    }

    /** What is in an optional double; an empty one is never written. */
    record OfOptionalDouble() implements Codec<Object> {
        @Override
        public void write(Object value, JsonOut out) {
            out.number(((OptionalDouble) value).getAsDouble());
        }

        @Override
        public Object read(JsonIn in) throws IOException {
            return OptionalDouble.of(in.real());
        }
    }

    /** Numbers by name, in order of name. */
    record OfNumbers() implements Codec<Object> {
        @Override
        public void write(Object value, JsonOut out) {
            out.raw('{');
            boolean first = true;
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                if (!first) {
                    out.raw(',');
                }
                first = false;
                out.string(readable((String) entry.getKey())).raw(':').number((Double) entry.getValue());
            }
            out.raw('}');
        }

        /** Half a surrogate pair can stand in a JSON text, but no parser takes it in a name. */
        private static String readable(String key) {
            if (key.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw new IllegalArgumentException("name (%s) must be whole characters.".formatted(key));
            }
            return key;
        }

        @Override
        public Object read(JsonIn in) throws IOException {
            Map<String, Double> numbers = new TreeMap<>();
            in.skip(JsonToken.START_OBJECT);
            while (!in.at(JsonToken.END_OBJECT)) {
                numbers.put(in.field(), in.real());
            }
            in.skip(JsonToken.END_OBJECT);
            return numbers;
        }
    }
}
