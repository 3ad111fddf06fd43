package io.drover.market.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class NumbersTest {
    private static double parse(String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return Numbers.parse(bytes, 1, bytes.length - 1);
    }

    @Property
    void a_decimal_becomes_the_double_nearest_to_it(
            @ForAll long digits, @ForAll @IntRange(min = 0, max = 25) int scale) {
        String text = BigDecimal.valueOf(digits, scale).toPlainString();

        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Property
    void every_double_reads_back(@ForAll double x) {
        assertThat(parse(Double.toString(x))).isEqualTo(Double.parseDouble(Double.toString(x)));
    }

    @Property
    void an_instant_reads_back(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nanos) {
        for (Instant instant : List.of(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second, nanos))) {
            byte[] text = instant.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Times.parse(text, 0, text.length)).isEqualTo(instant.toEpochMilli());
        }
    }

    @Property
    void anything_else_is_no_number(@ForAll String text) {
        double value = parse(text);

        assertThat(Double.isNaN(value) || text.matches("[-+.0-9eE]+")).isTrue();
    }
}
