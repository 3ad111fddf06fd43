package io.drover.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.order.ClientKey;
import io.drover.rulebook.RuleCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole engine against a faulty broker, disk, market, host and operator. */
class SimulationTest {
    private static Simulations simulations;

    @BeforeAll
    static void compile() {
        simulations = new Simulations(SimulationRules.in(Path.of("../../rules")), RuleCache.none());
    }

    @Test
    void two_hundred_schedules_of_faults_break_no_promise() {
        List<Outcome> failed = new ArrayList<>();
        List<Outcome> all = new ArrayList<>();

        simulations.run(new Simulations.Range(1, 200, Simulations.BROKERS), 2, o -> {
            all.add(o);
            o.violation().ifPresent(v -> failed.add(o));
        });

        assertThat(failed).isEmpty();
        Outcome.Tally sum = Outcome.total(all);
        assertThat(sum.orders()).isGreaterThan(1000);
        assertThat(sum.fills()).isGreaterThan(1000);
        assertThat(sum.deaths()).isGreaterThan(20);
    }

    @Test
    void the_same_seed_gives_the_same_history_a_hundred_times_out_of_a_hundred() {
        FaultPlan plan = FaultPlan.of(7, ClientKey.UNIQUE);
        Set<String> hashes = new HashSet<>();

        try (Simulations.Runs runs = simulations.runs()) {
            for (int i = 0; i < 100; i++) {
                hashes.add(runs.run(plan).hash());
            }
        }

        assertThat(hashes).hasSize(1);
    }

    @Test
    void other_seeds_give_other_histories() {
        Set<String> hashes = new HashSet<>();

        try (Simulations.Runs runs = simulations.runs()) {
            for (long seed = 1; seed <= 10; seed++) {
                hashes.add(runs.run(FaultPlan.of(seed, ClientKey.UNIQUE)).hash());
            }
        }

        assertThat(hashes).hasSize(10);
    }

    @Test
    void plans_draw_every_kind_of_fault_that_the_broker_can_have() {
        Set<FaultKind> drawn = EnumSet.noneOf(FaultKind.class);

        for (long seed = 1; seed <= 500; seed++) {
            FaultPlan.of(seed, ClientKey.NONE).faults().forEach(f -> drawn.add(f.kind()));
        }

        assertThat(drawn).isEqualTo(EnumSet.complementOf(EnumSet.of(FaultKind.ID_ROLLBACK, FaultKind.STOP_FORGOTTEN)));
    }

    @Test
    void a_plan_reads_back_what_it_wrote() {
        FaultPlan plan = FaultPlan.of(42, ClientKey.REFERENCE);

        assertThat(FaultPlan.parse("# I1: two orders\n" + plan)).isEqualTo(plan);
    }
}
