package io.drover.research.simulation;

import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The rules that a simulation runs: a restless strategy under the shipped guards and limits. */
public final class SimulationRules {
    private static final String STRATEGIES = """
            strategy,enabled,capital-share,protective-stop,exclusive,reason,parameters
            tide,true,0.40,true,true,,
            """;
    /** The share in that table. */
    static final double CAPITAL_SHARE = 0.4;

    private SimulationRules() {}

    /** Compiles nothing; {@code shipped} is the directory of the shipped rules. */
    public static RuleSources in(Path shipped) {
        Map<String, String> files =
                new TreeMap<>(Rulebook.read(shipped, shipped).files());
        files.keySet().removeIf(name -> name.startsWith("strategy/"));
        files.put("strategy/tide.drl", text("tide.drl"));
        files.put("strategies.csv", STRATEGIES);
        return RuleSources.of(files);
    }

    private static String text(String name) {
        try (InputStream in = SimulationRules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource %s is missing.\nMaybe build again.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
