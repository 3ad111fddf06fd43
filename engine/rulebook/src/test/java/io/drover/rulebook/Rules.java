package io.drover.rulebook;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** The rule set of these tests, and variations of it. */
final class Rules {
    static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private Rules() {}

    static Path resource(String name) {
        return directory().resolveSibling(name);
    }

    static Path directory() {
        try {
            return Path.of(Rules.class.getResource("/rules").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static RuleSources sources() {
        return Rulebook.read(directory(), directory());
    }

    /** The rule set with one file replaced or added. */
    static RuleSources with(String name, String text) {
        Map<String, String> files = new TreeMap<>(sources().files());
        files.put(name, text);
        return RuleSources.of(files);
    }

    static RuleSources without(String name) {
        Map<String, String> files = new TreeMap<>(sources().files());
        files.remove(name);
        return RuleSources.of(files);
    }

    static EvaluatorSettings settings() {
        return EvaluatorSettings.of(STILL);
    }
}
