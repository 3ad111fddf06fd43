package io.drover.rulebook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.drover.decision.Snapshot;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.direct.Plan;
import io.drover.rulebook.direct.StageCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Code takes the place of a plan between two evaluations, and nobody can tell from what is decided. */
class PlanCompilationTest {
    private static final Set<String> BOTH = Set.of("trend", "mood");
    /** What stands in the rules of these tests: names, variables, literals. */
    private static final Pattern WRITTEN =
            Pattern.compile("strategy\\.|guard\\.|\\$s|\\[A-Z]|slow|calm|ACCOUNT|REDUCING");

    private static CompiledRules rules;

    private final StackClock clock = new StackClock();
    private final List<Runnable> background = new ArrayList<>();
    private final List<CompiledRules> kept = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PlanCompilation.class);

    @BeforeAll
    static void compileOnce() {
        rules = CheckedRules.sound(Rules.sources()).compiled();
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void the_same_is_decided_before_and_after_the_swap() {
        try (RuleEvaluator reference = new Evaluators(Rules.settings()).reference(rules);
                RuleEvaluator quickest = quickest(rules, Plan::compile)) {
            assertThat(decisions(quickest, 0)).isEqualTo(decisions(reference, 0));
            assertThat(clock.sawCode()).isFalse();

            background.forEach(Runnable::run);

            assertThat(decisions(quickest, 20)).isEqualTo(decisions(reference, 20));
            assertThat(clock.sawCode()).isTrue();
            assertThat(log.list).isEmpty();
        }
    }

    @Test
    void a_thread_compiles_while_the_plan_runs_already() throws InterruptedException {
        CountDownLatch compiled = new CountDownLatch(1);
        try (RuleEvaluator reference = new Evaluators(Rules.settings()).reference(rules);
                RuleEvaluator quickest = new Evaluators(EvaluatorSettings.of(clock))
                        .quickest(rules, Rulebook.inBackground(), all -> compiled.countDown())) {
            assertThat(decisions(quickest, 0)).isEqualTo(decisions(reference, 0));

            assertThat(compiled.await(2, TimeUnit.MINUTES)).isTrue();

            assertThat(decisions(quickest, 20)).isEqualTo(decisions(reference, 20));
            assertThat(clock.sawCode()).isTrue();
        }
    }

    @Test
    void nothing_is_kept_of_an_evaluator_that_is_closed() {
        quickest(rules, Plan::compile).close();

        background.forEach(Runnable::run);

        assertThat(background).isNotEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void a_plan_that_does_not_compile_runs_on_and_one_line_says_so() {
        assertRunsOnWith(plan -> {
            throw new IllegalStateException("no compiler");
        });

        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .startsWith("plan_not_compiled rule_set=")
                        .contains("no compiler"));
    }

    @Test
    void code_of_another_plan_is_not_used() {
        CompiledRules other = CheckedRules.sound(SpeedRules.of(0)).compiled();
        new Evaluators(Rules.settings()).quickest(other, Runnable::run, kept::add);
        StageCode foreign = kept.get(0).code(Stage.STRATEGY).orElseThrow();

        assertRunsOnWith(plan -> foreign);

        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("the code is not of this plan"));
    }

    @Test
    void code_that_is_kept_is_used_from_the_start() {
        quickest(rules, Plan::compile);
        background.forEach(Runnable::run);
        background.clear();

        try (RuleEvaluator second = quickest(kept.get(0), plan -> {
            throw new IllegalStateException("nothing is to be compiled");
        })) {
            decisions(second, 0);

            assertThat(background).isEmpty();
            assertThat(clock.sawCode()).isTrue();
        }
    }

    @Test
    void code_holds_nothing_of_a_rule_but_references_to_what_was_compiled_from_it() throws IOException {
        String forms = Files.readString(Rules.resource("wellformed").resolve("trend.drl"));
        CompiledRules all =
                CheckedRules.sound(Rules.with("strategy/trend.drl", forms)).compiled();

        quickest(all, Plan::compile);
        background.forEach(Runnable::run);

        assertThat(codes(kept.get(0)).flatMap(code -> GeneratedClasses.refused(code).stream()))
                .isEmpty();
        assertThat(codes(kept.get(0))
                        .flatMap(code -> code.files().values().stream())
                        .map(file -> new String(file, ISO_8859_1)))
                .hasSize(3)
                .allMatch(file ->
                        file.contains("rules/") && !WRITTEN.matcher(file).find());
    }

    private void assertRunsOnWith(Function<Plan, StageCode> compiler) {
        try (RuleEvaluator reference = new Evaluators(Rules.settings()).reference(rules);
                RuleEvaluator quickest = quickest(rules, compiler)) {
            background.forEach(Runnable::run);

            assertThat(decisions(quickest, 0)).isEqualTo(decisions(reference, 0));
            assertThat(clock.sawCode()).isFalse();
        }
    }

    private RuleEvaluator quickest(CompiledRules compiled, Function<Plan, StageCode> compiler) {
        return new Evaluators(EvaluatorSettings.of(clock), compiler).quickest(compiled, background::add, kept::add);
    }

    private static Stream<StageCode> codes(CompiledRules compiled) {
        return compiled.stages().keySet().stream().map(compiled::code).flatMap(Optional::stream);
    }

    private static List<Object> decisions(RuleEvaluator evaluator, int seed) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Snapshot snapshot = new Snapshot(RandomFacts.of(rules.ruleSet(), seed + i));
            all.add(evaluator.propose(snapshot, BOTH));
            all.add(evaluator.halt(snapshot));
            all.add(evaluator.judge(snapshot, List.of(Facts.entry("1-0", Facts.AAPL, i))));
        }
        return all;
    }
}
