package io.drover.app.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML with the place where it begins. */
sealed interface Node {
    Origin origin();

    /** What it is, for messages. */
    String kind();

    /** The text of a scalar, "" for anything else. */
    default String text() {
        return "";
    }

    /**
     * One value.
     *
     * @param text as written, without quotes
     * @param quoted whether it is a text even if it looks like a number
     */
    record Scalar(String text, boolean quoted, Origin origin) implements Node {
        @Override
        public String kind() {
            return "a value";
        }
    }

    /** Values in order. */
    record Sequence(List<Node> items, Origin origin) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with their values, in the order of the file. */
    record Mapping(Map<String, Node> entries, Origin origin) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a section";
        }

        static Mapping empty(Origin origin) {
            return new Mapping(Map.of(), origin);
        }
    }
}
