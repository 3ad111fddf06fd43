package io.drover.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
    private static final Instant HALF_PAST_TWO = Instant.parse("2026-01-05T14:30:00Z");

    private final Executions executions = new Executions();

    @Test
    void an_execution_after_a_count_of_the_same_hour_counts() {
        executions.add("trend", HALF_PAST_TWO);
        long before = count(HALF_PAST_TWO);

        executions.add("trend", HALF_PAST_TWO.plusSeconds(60));

        assertThat(before).isEqualTo(1);
        assertThat(count(HALF_PAST_TWO.plusSeconds(60))).isEqualTo(2);
    }

    @Test
    void an_execution_counts_in_its_hour_and_the_23_after_it() {
        executions.add("trend", HALF_PAST_TWO);

        long last = count(Instant.parse("2026-01-06T13:59:59.999Z"));

        assertThat(last).isEqualTo(1);
        assertThat(count(Instant.parse("2026-01-06T14:00:00Z"))).isZero();
    }

    @Test
    void a_look_back_counts_what_counted_then() {
        executions.add("trend", HALF_PAST_TWO);
        long tomorrow = count(HALF_PAST_TWO.plus(Duration.ofDays(1)));

        long today = count(HALF_PAST_TWO);

        assertThat(tomorrow).isZero();
        assertThat(today).isEqualTo(1);
    }

    @Test
    void what_is_forgotten_no_longer_counts_in_the_same_hour() {
        executions.add("trend", HALF_PAST_TWO);
        long before = count(HALF_PAST_TWO);

        executions.forget("trend");

        assertThat(before).isEqualTo(1);
        assertThat(count(HALF_PAST_TWO)).isZero();
    }

    private long count(Instant now) {
        return executions.countsAfter(now).getOrDefault("trend", 0L);
    }
}
