package io.drover.app.cli;

import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.rulebook.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps what two evaluators decided differently, as a file for people. Nothing here ever stops a run. */
final class Differences {
    private final Path directory;
    private final Consumer<String> notes;

    Differences(Path directory, Consumer<String> notes) {
        this.directory = directory;
        this.notes = notes;
    }

    void keep(Difference difference) {
        Path file = directory.resolve(name(difference));
        try {
            Files.createDirectories(directory);
            Files.writeString(file, Json.text(document(difference)) + "\n");
            notes.accept(
                    "drover: the two evaluators of the rules decided differently; the reference decides from now on."
                            + " Please report %s.".formatted(file));
        } catch (IOException e) {
            notes.accept(
                    "drover: the two evaluators of the rules decided differently; the reference decides from now on."
                            + " The snapshot could not be kept: %s".formatted(e));
        }
    }

    private static String name(Difference difference) {
        String cycle = difference.snapshot().all(Cycle.class).stream()
                .findFirst()
                .map(c -> c.schedule() + "-" + c.time())
                .orElse("unknown");
        return "%s-%s-%s.json"
                .formatted(cycle, difference.stage(), difference.ruleSet().substring(0, 12));
    }

    private static Map<String, Object> document(Difference difference) {
        return Map.of(
                "rule-set", difference.ruleSet(),
                "stage", difference.stage(),
                "reference", difference.reference(),
                "direct", difference.direct(),
                "facts", facts(difference.snapshot().facts()),
                "proposals", facts(difference.proposals()));
    }

    private static List<Map<String, Fact>> facts(List<? extends Fact> facts) {
        return facts.stream()
                .map(fact -> Map.<String, Fact>of(fact.getClass().getSimpleName(), fact))
                .toList();
    }
}
