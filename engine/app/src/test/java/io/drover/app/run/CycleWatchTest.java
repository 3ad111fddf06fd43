package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CycleWatchTest {
    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final Snapshot NOTHING = new Snapshot(List.of());

    private final AtomicLong nanos = new AtomicLong();
    private final BlockingQueue<String> latched = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();
    private final CycleWatch watch = new CycleWatch(BUDGET, nanos::get);

    @BeforeEach
    void start() {
        watch.start(latched::add, givenUp::add);
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void rules_within_their_budget_answer_as_without_a_watch() {
        watch.expect("the cycle at noon", Optional.empty());

        assertThat(watch.over(new Rules(() -> nanos.addAndGet(BUDGET.toNanos())))
                        .halt(NOTHING))
                .isEqualTo(Judged.NOTHING);
        assertThat(latched).isEmpty();
    }

    @Test
    void rules_over_their_budget_latch_dispatch_while_they_run_and_fail_when_they_come_back() {
        watch.expect("the cycle at noon", Optional.of(Duration.ofMinutes(1)));
        RuleEvaluator rules = watch.over(new Rules(() -> {
            nanos.addAndGet(BUDGET.toNanos() + 1);
            Awaitility.await().until(() -> !latched.isEmpty());
        }));

        assertThatThrownBy(() -> rules.propose(NOTHING, Set.of()))
                .isInstanceOfSatisfying(
                        RuleFailureException.class,
                        e -> assertThat(e.kind()).isEqualTo(RuleFailureException.Kind.BUDGET))
                .hasMessage("strategy rules of the cycle at noon took longer than their time budget (PT2S)");
        assertThat(latched).hasSize(1);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void a_pause_of_the_whole_process_leaves_rules_as_long_again() {
        watch.expect("the cycle at noon", Optional.empty());
        RuleEvaluator rules = watch.over(new Rules(() -> {
            nanos.addAndGet(10 * BUDGET.toNanos());
            Awaitility.await().until(() -> !latched.isEmpty());
            nanos.addAndGet(BUDGET.toNanos());
        }));

        assertThatThrownBy(() -> rules.halt(NOTHING)).isInstanceOf(RuleFailureException.class);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void a_budget_is_at_most_half_of_the_period() {
        watch.expect("the cycle at noon", Optional.of(Duration.ofSeconds(1)));
        RuleEvaluator rules = watch.over(new Rules(() -> {
            nanos.addAndGet(Duration.ofMillis(501).toNanos());
            Awaitility.await().until(() -> !latched.isEmpty());
        }));

        assertThatThrownBy(() -> rules.judge(NOTHING, List.of()))
                .hasMessageContaining("guard rules")
                .hasMessageContaining("PT0.5S");
    }

    @Test
    void rules_that_do_not_come_back_within_as_long_again_are_given_up_once() throws InterruptedException {
        watch.expect("the cycle at noon", Optional.empty());
        RuleEvaluator rules = watch.over(new Rules(() -> {
            nanos.addAndGet(BUDGET.toNanos() + 1);
            Awaitility.await().until(() -> !latched.isEmpty());
            nanos.addAndGet(BUDGET.toNanos() + 1);
            Awaitility.await().until(() -> !givenUp.isEmpty());
        }));

        assertThatThrownBy(() -> rules.halt(NOTHING)).isInstanceOf(RuleFailureException.class);
        assertThat(givenUp.poll(1, TimeUnit.MINUTES)).contains("halt rules");
        assertThat(givenUp).isEmpty();
        assertThat(latched).hasSize(1);
    }

    @Test
    void warm_up_before_the_first_cycle_may_take_a_minute_and_is_given_up_after_two() {
        RuleEvaluator slow =
                watch.over(new Rules(() -> nanos.addAndGet(Duration.ofMinutes(1).toNanos())));
        RuleEvaluator endless = watch.over(new Rules(() -> {
            nanos.addAndGet(Duration.ofMinutes(1).toNanos() + 1);
            Awaitility.await().until(() -> !latched.isEmpty());
            nanos.addAndGet(Duration.ofMinutes(1).toNanos() + 1);
            Awaitility.await().until(() -> !givenUp.isEmpty());
        }));

        assertThat(slow.halt(NOTHING)).isEqualTo(Judged.NOTHING);
        assertThat(givenUp).isEmpty();
        assertThatThrownBy(() -> endless.halt(NOTHING)).hasMessageContaining("halt rules of warm-up");
    }

    /** Answers nothing, after doing something. */
    private record Rules(Runnable work) implements RuleEvaluator {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public RuleSet ruleSet() {
            return new RuleSet("", List.of(), List.of(), List.of());
        }

        @Override
        public Asked propose(Snapshot snapshot, Set<String> strategies) {
            work.run();
            return new Asked(List.of(), List.of(), 0);
        }

        @Override
        public Judged halt(Snapshot snapshot) {
            work.run();
            return Judged.NOTHING;
        }

        @Override
        public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
            work.run();
            return Judged.NOTHING;
        }

        @Override
        public void close() {}
    }
}
