package io.drover.research;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.market.indicator.IndicatorSpec;
import io.drover.model.Mode;
import io.drover.port.RuleEvaluator;
import io.drover.research.VariantOutcome.Done;
import io.drover.research.VariantOutcome.Failed;
import io.drover.research.VariantOutcome.NotRun;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleFamily;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.store.MemoryJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
    private static final Path RULES = Path.of("../../rules");
    private static final RuleSources SHIPPED = Rulebook.read(RULES, RULES);
    private static final RuleFamily FAMILY = RuleFamily.of(SHIPPED, RuleCache.none());
    private static final EvaluatorSettings SETTINGS = EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private static Sweep sweep() {
        return new Sweep(
                FAMILY,
                SETTINGS,
                (variant, rules) -> SampleReplay.setup(rules, Mode.BACKTEST, variant.indicators()),
                OnHalt.STOP,
                () -> 0L);
    }

    /** The value of control C01, the largest order as a share of equity, and the length of the slow average. */
    private static Variant variant(String c01, int slow) {
        return new Variant(
                "c01=%s slow=%d".formatted(c01, slow), rules("C01,ACCOUNT,,,EQUITY," + c01 + ","), indicators(slow));
    }

    private static RuleSources rules(String c01) {
        Map<String, String> files = new TreeMap<>(SHIPPED.files());
        files.computeIfPresent("limits.csv", (name, text) -> text.replaceFirst("C01,ACCOUNT,,,EQUITY,[0-9.]+,", c01));
        return RuleSources.of(files);
    }

    private static List<IndicatorSpec> indicators(int slow) {
        List<IndicatorSpec> all = new ArrayList<>(SampleReplay.indicators());
        all.replaceAll(spec -> spec.name().equals("slow")
                ? IndicatorSpec.parse("slow", "sma(%d)".formatted(slow), spec.timeframe())
                : spec);
        return all;
    }

    private static final List<Variant> VARIANTS =
            List.of(variant("0.12", 50), variant("0.001", 50), variant("0.12", 30));

    private static List<VariantOutcome> alone;

    @BeforeAll
    static void eachAlone() {
        alone = VARIANTS.stream()
                .map(v -> (VariantOutcome) new Done(v, alone(v)))
                .toList();
    }

    /** Compiled for itself and run alone. */
    private static BacktestResult alone(Variant variant) {
        try (RuleEvaluator rules = Rulebook.compileDirect(variant.rules(), SETTINGS)) {
            Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::counting);
            try (Replay replay = new Replay(
                    SampleReplay.setup(rules, Mode.BACKTEST, variant.indicators()), SampleReplay.inMemory(journal))) {
                return Backtest.run(replay, journal, OnHalt.STOP, r -> {});
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void each_variant_ends_as_if_it_were_alone_whatever_the_threads(int threads) {
        List<VariantOutcome> outcomes = sweep().run(VARIANTS, threads, over -> {});

        assertThat(outcomes).isEqualTo(alone);
        assertThat(outcomes.stream().map(o -> ((Done) o).result().decisionHash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void variants_that_cannot_be_run_do_not_touch_the_others() {
        Variant wrongTable = new Variant("wrong table", rules("C01,ACCOUNT,,,EQUITY,much,"), indicators(50));
        Variant wrongIndicator = variant("0.12", 0);

        List<VariantOutcome> outcomes =
                sweep().run(List.of(wrongTable, variant("0.12", 50), wrongIndicator, variant("0.12", 40)), 2, o -> {});

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).contains("finite number"));
        assertThat(outcomes.get(1)).isInstanceOf(Done.class);
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).contains("must be 1 to"));
        assertThat(outcomes.get(3)).isInstanceOf(Done.class);
    }

    @Test
    void after_a_cancel_no_further_variant_begins() {
        Sweep sweep = sweep();
        List<VariantOutcome> outcomes = sweep.run(VARIANTS, 1, over -> {
            if (over == 1) {
                sweep.cancel();
            }
        });

        assertThat(outcomes.get(0)).isInstanceOf(Done.class);
        assertThat(outcomes.subList(1, 3)).containsExactly(new NotRun(VARIANTS.get(1)), new NotRun(VARIANTS.get(2)));
    }

    @Test
    void progress_counts_every_variant() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());

        sweep().run(VARIANTS, 2, told::add);

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 3).boxed().toList());
    }
}
