package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PacedWorkTest {
    private static final Clock WALL = Clock.systemUTC();
    private static final Duration PERIOD = Duration.ofMillis(20);

    private static long number(String lateness, String key) {
        Matcher found = Pattern.compile("late_" + key + "=(-?[0-9]+)").matcher(lateness);
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    @Test
    void work_runs_as_often_as_asked_one_period_after_the_other() {
        PacedWork work = new PacedWork(WALL, PERIOD, 5);
        List<Instant> starts = new ArrayList<>();

        work.run("paced", () -> starts.add(WALL.instant()));

        assertThat(starts).hasSize(5);
        assertThat(Duration.between(starts.get(0), starts.get(4))).isGreaterThan(PERIOD.multipliedBy(2));
        assertThat(number(work.lateness("late"), "p50_us"))
                .isLessThanOrEqualTo(number(work.lateness("late"), "max_us"));
    }

    @Test
    void a_start_that_the_work_before_left_no_time_for_is_missed_and_counted() {
        PacedWork work = new PacedWork(WALL, PERIOD, 2);
        List<Instant> starts = new ArrayList<>();

        work.run("slow", () -> {
            starts.add(WALL.instant());
            Instant end = WALL.instant().plus(PERIOD.multipliedBy(3));
            while (WALL.instant().isBefore(end)) {
                Thread.onSpinWait();
            }
        });

        assertThat(starts).hasSize(2);
        assertThat(number(work.lateness("late"), "missed")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void what_the_work_throws_reaches_the_caller() {
        PacedWork work = new PacedWork(WALL, PERIOD, 3);

        assertThatThrownBy(() -> work.run("broken", () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }
}
