package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Snapshot;
import io.drover.port.RuleEvaluator;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints what one evaluation of strategy rules costs, in CPU time of the thread that evaluates after a warm-up, with facts
 * made beforehand. All prices change from cycle to cycle.
 */
@Tag("timed")
class EvaluatorSpeedTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void one_instrument_and_eight_rules() {
        CompiledRules rules = CheckedRules.sound(SpeedRules.of(0)).compiled();
        List<Snapshot> cycles = new SpeedFacts(rules.ruleSet(), 1).cycles(256);

        double reference = rate("reference", rules, Evaluators::reference, cycles, 20_000);
        double direct = rate("direct", rules, Evaluators::direct, cycles, 1_000_000);
        double generated = rate("generated", rules, Evaluators::generated, cycles, 1_000_000);

        assertThat(direct).isGreaterThan(8 * reference);
        assertThat(generated).isGreaterThan(direct);
    }

    @Test
    void five_hundred_instruments_and_a_hundred_rules() {
        CompiledRules rules = CheckedRules.sound(SpeedRules.of(92)).compiled();
        List<Snapshot> cycles = new SpeedFacts(rules.ruleSet(), 500).cycles(60);

        double reference = median("reference", rules, Evaluators::reference, cycles, 300);
        double direct = median("direct", rules, Evaluators::direct, cycles, 3_000);
        double generated = median("generated", rules, Evaluators::generated, cycles, 3_000);

        assertThat(direct).isLessThan(reference / 3);
        assertThat(generated).isLessThan(direct);
    }

    /** Evaluations in a CPU second, the best of five rounds. */
    private static double rate(
            String name,
            CompiledRules rules,
            BiFunction<Evaluators, CompiledRules, StageEvaluator> way,
            List<Snapshot> cycles,
            int round) {
        try (RuleEvaluator evaluator = way.apply(new Evaluators(Rules.settings()), rules)) {
            double best = 0;
            for (int i = 0; i < 6; i++) {
                double seconds = nanos(evaluator, cycles, round) / 1e9;
                best = i == 0 ? 0 : Math.max(best, round / seconds);
            }
            System.out.printf("evaluator=%s symbols=1 rules=8 evaluations_per_cpu_s=%.0f%n", name, best);
            return best;
        }
    }

    private static long nanos(RuleEvaluator evaluator, List<Snapshot> cycles, int count) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            evaluator.propose(cycles.get(i % cycles.size()), SpeedRules.STRATEGIES);
        }
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    /** CPU microseconds of one evaluation, after as many to warm up. */
    private static double median(
            String name,
            CompiledRules rules,
            BiFunction<Evaluators, CompiledRules, StageEvaluator> way,
            List<Snapshot> cycles,
            int count) {
        try (RuleEvaluator evaluator = way.apply(new Evaluators(Rules.settings()), rules)) {
            nanos(evaluator, cycles, count);
            long[] times = new long[count];
            for (int i = 0; i < count; i++) {
                times[i] = nanos(evaluator, cycles.subList(i % cycles.size(), cycles.size()), 1);
            }
            Arrays.sort(times);
            double p50 = times[count / 2] / 1e3;
            double p99 = times[count * 99 / 100] / 1e3;
            System.out.printf("evaluator=%s symbols=500 rules=100 cpu_us_p50=%.0f cpu_us_p99=%.0f%n", name, p50, p99);
            return p50;
        }
    }
}
