package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadManTest {
    private static final Duration CHECK = Duration.ofSeconds(5);

    private final DeadMan deadMan = new DeadMan(CHECK, Duration.ofSeconds(2), Duration.ofMinutes(1));
    private Beat beat = new Beat(1, 10, 2, "head", 1, 1000, 7, false);

    @Test
    void a_run_of_which_nothing_was_ever_heard_is_not_missed() {
        assertThat(deadMan.look(Optional.empty(), nanos(3600))).isEmpty();
    }

    @Test
    void c35_three_looks_without_a_sign_of_life_are_enough() {
        look(0);

        assertThat(look(15)).isEmpty();
        assertThat(look(16)).contains("no sign of life for PT16S");
    }

    @Test
    void rules_may_fire_for_as_long_as_their_budget_allows() {
        DeadMan patient = new DeadMan(CHECK, Duration.ofSeconds(30), Duration.ofHours(1));
        patient.look(Optional.of(beat), nanos(0));

        assertThat(patient.look(Optional.of(beat), nanos(65))).isEmpty();
        assertThat(patient.look(Optional.of(beat), nanos(66))).isPresent();
    }

    @Test
    void c35_a_thread_that_serves_others_but_makes_no_progress_is_taken_for_dead() {
        Optional<String> found = Optional.empty();

        for (int second = 0; second <= 61; second++) {
            beat = new Beat(1, 10, 2, "head", second, 1000, 7, false);
            found = look(second);
        }

        assertThat(found).contains("no progress for PT1M1S, record 10");
    }

    @Test
    void where_cycles_are_far_apart_two_of_them_may_pass() {
        Optional<String> found = Optional.empty();

        for (int second = 0; second <= 600; second++) {
            beat = new Beat(1, 10, 2, "head", second, 300_000 - Math.min(300_000, second * 1000L), 7, false);
            found = look(second);
        }

        assertThat(found).isEmpty();
        beat = new Beat(1, 10, 2, "head", 601, 0, 7, false);
        assertThat(look(601)).isPresent();
    }

    @Test
    void a_run_that_ended_in_order_is_not_missed() {
        look(0);
        beat = new Beat(1, 11, 2, "head", 1, 0, 7, true);
        look(1);

        assertThat(look(3600)).isEmpty();
    }

    @Test
    void the_next_run_is_heard_anew() {
        look(0);
        look(100);
        beat = new Beat(2, 12, 2, "head", 1, 1000, 8, false);

        assertThat(look(101)).isEmpty();
        assertThat(look(117)).isPresent();
    }

    private Optional<String> look(long second) {
        return deadMan.look(Optional.of(beat), nanos(second));
    }

    private static long nanos(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
