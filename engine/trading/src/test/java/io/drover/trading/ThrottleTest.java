package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.OrderRole;
import io.drover.order.MessageRate;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Twenty messages a second and two hundred a minute, of which a quarter is kept for what lowers the risk. */
class ThrottleTest {
    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
    private final Throttle throttle = new Throttle(Optional.of(new MessageRate(20, 200)), nanos::get);

    @Test
    void of_ten_thousand_entries_at_once_fifteen_leave_and_five_cancels_still_find_room() {
        assertThat(flood(true, 10_000)).isEqualTo(15);
        assertThat(flood(false, 10_000)).isEqualTo(5);
    }

    @Test
    void of_ten_thousand_entries_in_a_minute_a_hundred_and_fifty_leave() {
        int left = 0;
        for (int i = 0; i < 10_000; i++) {
            left += flood(true, 1);
            nanos.addAndGet(Duration.ofMillis(5).toNanos());
        }

        assertThat(left).isEqualTo(150);
        assertThat(flood(false, 10_000)).isEqualTo(20);
    }

    @Test
    void room_comes_back_one_second_after_a_message_left() {
        flood(true, 10_000);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
        int early = flood(true, 10_000);

        nanos.addAndGet(1);

        assertThat(early).isZero();
        assertThat(flood(true, 10_000)).isEqualTo(15);
    }

    @Test
    void a_clock_that_steps_back_makes_no_room() {
        flood(false, 10_000);

        nanos.addAndGet(-Duration.ofMinutes(10).toNanos());

        assertThat(flood(false, 10_000)).isZero();
    }

    @Test
    void a_broker_that_does_not_count_takes_all() {
        Throttle open = new Throttle(Optional.empty(), nanos::get);

        assertThat(open.allows(true)).isTrue();
    }

    @Test
    void an_entry_without_room_is_given_up_and_an_exit_waits_for_it() {
        BrokerDouble broker = new BrokerDouble("100000");
        broker.messageRate(4, 4);
        EngineBench bench = new EngineBench(new ListJournal(), broker, new ScriptedRules());
        bench.hold(10);
        bench.rules.asks(buy(MSFT, 1), buy("IBM.XNYS", 1), buy("KO.XNYS", 1));
        bench.cycle();
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        long cancels = broker.cancelled.size();

        bench.passNanos(Duration.ofMinutes(1));
        bench.cycle();

        assertThat(broker.submitted).extracting(OrderRequest::role).containsOnly(OrderRole.ENTRY);
        assertThat(broker.submitted).hasSize(3);
        assertThat(bench.abandoned()).containsExactly("BROKER_RATE_REACHED");
        assertThat(cancels).isEqualTo(1);
    }

    private int flood(boolean entry, int messages) {
        int left = 0;
        for (int i = 0; i < messages; i++) {
            if (throttle.allows(entry)) {
                throttle.sent();
                left++;
            }
        }
        return left;
    }
}
