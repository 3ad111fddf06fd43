package io.drover.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rulebook.RuleCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plans that broke a promise once, each with what was wrong then. */
class RegressionPlansTest {
    private static final Path PLANS = Path.of("src/test/resources/io/drover/research/simulation/plans");

    @TestFactory
    Stream<DynamicTest> what_broke_a_promise_once_breaks_none_now() throws IOException {
        Simulations simulations = new Simulations(SimulationRules.in(Path.of("../../rules")), RuleCache.none());
        Simulations.Runs runs = simulations.runs();
        return plans().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(runs, file)))
                .onClose(runs::close);
    }

    private static void replay(Simulations.Runs runs, Path file) throws IOException {
        Outcome outcome = runs.run(FaultPlan.parse(Files.readString(file)));

        assertThat(outcome.violation()).isEmpty();
    }

    static List<FaultPlan> all() throws IOException {
        List<FaultPlan> all = new ArrayList<>();
        for (Path file : plans()) {
            all.add(FaultPlan.parse(Files.readString(file)));
        }
        return all;
    }

    private static List<Path> plans() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            return files.sorted().toList();
        }
    }
}
