package io.drover.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Defects of the engine that the simulation has to find: one that nobody finds fails. Property {@code drover.defects} sets how
 * many of them are tried, spread over the list.
 */
class DefectsTest {
    private static final int SEEDS = 60;
    private static final int TRIED = Integer.getInteger("drover.defects", 6);

    @TestFactory
    Stream<DynamicTest> the_simulation_finds() throws IOException {
        List<FaultPlan> plans = RegressionPlansTest.all();
        RuleFamily family = RuleFamily.of(SimulationRules.in(Path.of("../../rules")), RuleCache.none());
        RuleFamily.Worker worker = family.worker(EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
        RuleEvaluator rules = worker.of(family.member(family.sources()));
        return share(SeededDefect.all()).stream()
                .map(d -> DynamicTest.dynamicTest(
                        d.name(),
                        () -> assertThat(d.isFound(rules, plans, SEEDS))
                                .as("%s is seen by %s", d.name(), d.promise())
                                .isTrue()))
                .onClose(worker::close);
    }

    @Test
    void there_are_sixty_defects_or_more_and_each_names_the_promise_that_it_breaks() {
        assertThat(SeededDefect.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(SeededDefect.all()).extracting(SeededDefect::promise).doesNotContain("");
    }

    @Test
    void every_defect_is_another_one() {
        assertThat(SeededDefect.all()).extracting(SeededDefect::name).doesNotHaveDuplicates();
        assertThat(SeededDefect.all())
                .extracting(d -> d.file() + d.before() + d.after())
                .doesNotHaveDuplicates();
    }

    private static List<SeededDefect> share(List<SeededDefect> all) {
        int tried = Math.min(TRIED, all.size());
        return IntStream.range(0, tried)
                .mapToObj(i -> all.get(i * all.size() / tried))
                .toList();
    }
}
