package io.drover.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonOutTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Property(tries = 20_000)
    void any_double_is_written_in_its_shortest_form(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(text(value)).isEqualTo(shortest(value));
        }
    }

    @Property(tries = 20_000)
    void prices_are_written_in_their_shortest_form(
            @ForAll @LongRange(min = -200_000_000_000L, max = 200_000_000_000L) long units,
            @ForAll @IntRange(max = 6) int decimals) {
        double value = units / Math.pow(10, decimals);

        assertThat(text(value)).isEqualTo(shortest(value));
    }

    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "0.001, 0.001",
        "9.999E-4, 9.999E-4",
        "2.0E-322, 2.0E-322",
        "1.0E23, 1.0E23",
        "2.2, 2.2",
        "-0.0, -0.0",
        "9999999.9999, 9999999.9999",
        "1.0E7, 1.0E7",
        "100.0, 100",
        "-7.0, -7",
        "0.0, 0"
    })
    void doubles_that_older_and_newer_jdks_print_differently_are_fixed(String value, String text) {
        assertThat(text(Double.parseDouble(value))).isEqualTo(text);
    }

    @Property
    void any_text_reads_back(@ForAll String value) throws IOException {
        byte[] json = new JsonOut(new CycleMemory()).string(value).copy(0);

        assertThat(JACKSON.readValue(json, String.class)).isEqualTo(value);
    }

    @Property
    void an_instant_is_written_as_java_writes_it(@ForAll Instant instant) {
        byte[] json = new JsonOut(new CycleMemory()).instant(instant).copy(0);

        assertThat(new String(json, StandardCharsets.US_ASCII)).isEqualTo("\"" + instant + "\"");
    }

    private static String text(double value) {
        return new String(new JsonOut(new CycleMemory()).number(value).copy(0), StandardCharsets.US_ASCII);
    }

    private static String shortest(double value) {
        String text = DoubleToDecimal.toString(value);
        return text.endsWith(".0") && value != 0
                ? text.substring(0, text.length() - 2)
                : text.equals("0.0") ? "0" : text;
    }
}
