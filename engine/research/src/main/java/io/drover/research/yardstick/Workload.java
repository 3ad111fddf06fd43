package io.drover.research.yardstick;

import io.drover.model.Control;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Parameters of one workload file.
 *
 * @param values key to text
 */
record Workload(Map<String, String> values) {
    static Workload read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new Workload(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(k -> k, properties::getProperty, (a, b) -> a, TreeMap::new)));
    }

    String name() {
        return text("work");
    }

    boolean isPortfolio() {
        return text("kind").equals("portfolio");
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "workload has no key %s.\nMaybe it is not a yardstick file.".formatted(key));
        }
        return value;
    }

    /** Rule directory below {@code rules/bench} that has this kind's rules. */
    String rules() {
        return isPortfolio() ? "w2" : "w1";
    }

    /** The control that carries the workload's one pre-trade limit. */
    Control limit() {
        return isPortfolio() ? Control.C15 : Control.C01;
    }

    String[] stop() {
        return text("stop").split("/", -1);
    }

    /** Length of an accounting day in cycles, 0 for days of the UTC calendar. */
    int dayCycles() {
        String day = values.getOrDefault("day", "date");
        return day.equals("date") ? 0 : Integer.parseInt(day);
    }
}
