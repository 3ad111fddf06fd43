package io.drover.app.config;

import io.drover.app.settings.Origin;
import io.drover.app.settings.Replacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Environment variables {@code DROVER__SECTION__KEY}, also {@code DROVER__FILE__SECTION__KEY}. */
final class Overrides {
    private static final String PREFIX = "DROVER__";

    private Overrides() {}

    static List<Replacement> of(Map<String, String> environment) {
        List<Replacement> found = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                found.add(new Replacement(names(name), value, new Origin(name, 0)));
            }
        });
        return found;
    }

    private static List<String> names(String variable) {
        List<String> names = Arrays.asList(variable.substring(PREFIX.length()).split("__", -1));
        boolean beginsWithFile = names.size() > 1 && isFile(names.get(0)) && !isOwnSection(names);
        return beginsWithFile ? names.subList(1, names.size()) : names;
    }

    private static boolean isFile(String word) {
        return Arrays.stream(ConfigFile.values()).anyMatch(file -> file.name().equals(word));
    }

    /** {@code INSTRUMENTS__X__TICK}: the file instruments.yaml has a section of the same name. */
    private static boolean isOwnSection(List<String> names) {
        boolean named = names.get(0).equals("INSTRUMENTS") || names.get(0).equals("INDICATORS");
        return named && !names.get(0).equals(names.get(1));
    }
}
