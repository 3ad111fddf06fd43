package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxesTest {
    @Test
    void value_axis_has_round_steps_around_the_values() {
        ValueAxis axis = new ValueAxis(9962.33, 10006.9);

        assertThat(axis.ticks().stream().map(axis::label))
                .containsExactly("9,960", "9,970", "9,980", "9,990", "10,000", "10,010");
        assertThat(axis.place(10010)).isEqualTo(0);
        assertThat(axis.place(9960)).isEqualTo(1);
    }

    @Test
    void a_constant_value_still_has_an_axis() {
        ValueAxis axis = new ValueAxis(10000, 10000);

        assertThat(axis.low()).isLessThan(10000);
        assertThat(axis.high()).isGreaterThan(10000);
        assertThat(axis.ticks()).hasSizeBetween(3, 8);
    }

    @Test
    void small_values_get_as_many_decimals_as_they_need() {
        ValueAxis axis = new ValueAxis(0.0011, 0.0019);

        assertThat(axis.ticks().stream().map(axis::label))
                .containsExactly("0.0010", "0.0012", "0.0014", "0.0016", "0.0018", "0.0020");
    }

    @Test
    void time_axis_has_round_times_and_names_the_date_once() {
        TimeAxis axis = new TimeAxis(millis("2013-11-25T21:10:00Z"), millis("2013-11-26T02:40:00Z"));

        assertThat(axis.ticks().stream().map(t -> t.label() + " " + t.below()))
                .containsExactly("22:00 25 Nov 2013", "23:00 ", "00:00 26 Nov 2013", "01:00 ", "02:00 ");
    }

    @Test
    void years_get_ticks_at_the_first_of_months() {
        TimeAxis axis = new TimeAxis(millis("2012-11-25T00:00:00Z"), millis("2014-02-01T00:00:00Z"));

        assertThat(axis.ticks().stream().map(t -> t.label() + " " + t.below()))
                .containsExactly("Jan 2013", "Mar ", "May ", "Jul ", "Sep ", "Nov ", "Jan 2014");
    }

    @Test
    void a_line_of_many_points_keeps_its_peaks() {
        long[] times = IntStream.range(0, 100_000).mapToLong(i -> i).toArray();
        double[] values = IntStream.range(0, 100_000)
                .mapToDouble(i -> i == 77_777 ? 10 : 0)
                .toArray();

        String path = new Line(new TimeAxis(0, 99_999), new ValueAxis(0, 10)).path(times, values);

        assertThat(path.split("L")).hasSizeLessThan(2_500);
        assertThat(List.of(path.split("L"))).anyMatch(point -> point.endsWith(" 0"));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
