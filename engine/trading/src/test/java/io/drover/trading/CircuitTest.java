package io.drover.trading;

import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Draft;
import io.drover.model.Mode;
import io.drover.model.OrderId;
import io.drover.model.TradingState;
import io.drover.order.SubmitResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A broker that answers nothing to what it is asked. */
class CircuitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Ledger ledger =
            new Ledger(new ListJournal(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EngineBench.newState());
    private final Circuit circuit =
            new Circuit(ledger, new StateChanges(ledger, StatePolicy.of(Mode.PAPER)), nanos::get);

    @Test
    void ten_failures_within_five_minutes_open_it() {
        fail(9);
        boolean nine = circuit.isOpen();

        fail(1);

        assertThat(nine).isFalse();
        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void failures_of_more_than_five_minutes_ago_do_not_count() {
        fail(9);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos() + 1);

        fail(9);

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void a_clock_that_steps_back_forgets_no_failure() {
        fail(5);
        nanos.addAndGet(-Duration.ofHours(1).toNanos());

        fail(5);

        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void books_that_can_be_read_let_entries_try_and_the_next_failure_opens_it_again() {
        fail(10);
        circuit.read();
        boolean halfOpen = circuit.isOpen();

        fail(1);

        assertThat(halfOpen).isFalse();
        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void an_answer_after_books_could_be_read_closes_it() {
        fail(10);
        circuit.read();
        circuit.answered(new SubmitResult.Accepted(new OrderId("1"), Optional.empty()));

        fail(9);

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void requests_and_books_that_fail_count_alike_and_reduce_the_account_until_books_can_be_read() {
        EngineBench bench = new EngineBench();
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        bench.rules.asks(EngineBench.SYMBOLS.stream().map(s -> buy(s, 1)).toArray(Draft[]::new));
        bench.started().cycle();
        bench.broker.unavailable(true);
        for (int i = 0; i < 5; i++) {
            bench.engine.reconcileWithin(Duration.ZERO);
        }
        boolean open = isOpen(bench);
        bench.broker.unavailable(false);

        bench.engine.reconcileWithin(Duration.ZERO);

        assertThat(open).isTrue();
        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
        assertThat(isOpen(bench)).isFalse();
    }

    private static boolean isOpen(EngineBench bench) {
        return bench.engine.state().tradingStates().has("circuit-open");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            circuit.answered(new SubmitResult.Unknown("timeout"));
        }
    }
}
