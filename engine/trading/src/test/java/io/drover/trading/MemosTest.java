package io.drover.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Draft;
import io.drover.decision.Finding;
import io.drover.fact.Memo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemosTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void a_memo_is_visible_from_the_next_cycle_until_it_expires() {
        bench.rules.asks(remember("seen", 1, 2));
        bench.started().cycle();
        List<Memo> sameCycle = memos();
        bench.rules.asks();
        bench.cycle();
        List<Memo> next = memos();

        bench.cycle();

        assertThat(sameCycle).isEmpty();
        assertThat(next).extracting(Memo::number).containsExactly(1.0);
        assertThat(memos()).isEmpty();
    }

    @Test
    void an_equal_value_writes_nothing_and_does_not_prolong() {
        bench.rules.asks(remember("seen", 1, 2));
        bench.started().cycle();

        bench.cycle();

        assertThat(bench.lastCycle().memos()).isEmpty();
        bench.cycle();
        assertThat(bench.lastCycle().memos()).hasSize(1);
    }

    @Test
    void a_memo_for_ever_replaces_one_that_expires() {
        bench.rules.asks(remember("seen", 1, 2));
        bench.started().cycle();
        bench.rules.asks(remember("seen", 1, 0));
        bench.cycle();
        bench.rules.asks();
        bench.wait(Duration.ofDays(1));

        bench.cycle();

        assertThat(memos()).extracting(Memo::expires).containsExactly(0L);
    }

    @Test
    void two_values_for_one_key_refuse_each_other() {
        bench.rules.asks(remember("seen", 1, 0), remember("seen", 2, 0), remember("other", 3, 0));

        bench.started().cycle();

        assertThat(bench.lastCycle().memos()).extracting(Memo::name).containsExactly("other");
        assertThat(bench.lastCycle().findings()).extracting(Finding::code).containsExactly("MEMO_CONTRADICTORY");
    }

    @Test
    void a_memo_is_kept_when_the_proposal_beside_it_is_denied() {
        bench.rules
                .asks(remember("seen", 1, 0), ScriptedRules.buy(EngineBench.AAPL, 10))
                .reports(m -> List.of());

        bench.started().cycle();

        assertThat(bench.decisions().get(0).accepted()).isFalse();
        assertThat(bench.lastCycle().memos()).hasSize(1);
    }

    @Test
    void memos_of_a_discarded_cycle_are_dropped() {
        bench.rules
                .asks(remember("seen", 1, 0), ScriptedRules.buy(EngineBench.AAPL, 10))
                .judges(() -> {
                    throw new io.drover.port.RuleFailureException(
                            io.drover.port.RuleFailureException.Kind.EXCEPTION, "guard");
                });
        bench.started().cycle();
        bench.rules.asks().judges(() -> {});

        bench.cycle();

        assertThat(memos()).isEmpty();
    }

    private List<Memo> memos() {
        return new ArrayList<>(bench.lastCycle().snapshot().all(Memo.class));
    }

    private static Draft remember(String name, double number, long minutes) {
        return new Draft.Remember(
                ScriptedRules.provenance("strategy.trend.note"), "trend", "", name, number, "", minutes);
    }
}
