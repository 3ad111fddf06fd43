package io.drover.app.settings;

import java.nio.file.Path;
import java.util.List;

/** Reads one file of settings. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * The settings of a file, with replacements.
     *
     * @throws ConfigException with everything that is wrong
     */
    public static <T> Bound<T> read(Class<T> type, Path file, List<Replacement> replacements) {
        return bind(type, YamlFile.read(file), replacements);
    }

    /** The settings of a text, with replacements; {@code source} names it in messages. */
    public static <T> Bound<T> parse(Class<T> type, String yaml, String source, List<Replacement> replacements) {
        return bind(type, YamlText.parse(yaml, source), replacements);
    }

    private static <T> Bound<T> bind(Class<T> type, Node root, List<Replacement> replacements) {
        Node changed = root;
        for (Replacement replacement : replacements) {
            if (replacement.concerns(type)) {
                changed = replacement.in(type, changed);
            }
        }
        return Binder.bind(type, changed);
    }

    /** Whether any of the settings types has a section or key of the replacement's first name. */
    public static boolean concerns(Replacement replacement, Class<?> type) {
        return replacement.concerns(type);
    }
}
