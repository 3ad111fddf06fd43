package io.drover.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Decimals;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "1050.0, 1050",
        "1e23, 1E+23",
        "2e-3, 0.002",
        "1e15, 1000000000000000",
        "-0.0, 0",
        "4.9E-324, 4.94065645841247E-324",
        "1.7976931348623157E308, 1.7976931348623157E+308"
    })
    void text_is_the_fewest_digits_that_read_back(double x, String text) {
        assertThat(FactNumbers.text(x)).isEqualTo(text);
    }

    @Property
    void text_reads_back_to_the_same_double(@ForAll double x) {
        assertThat(Double.parseDouble(FactNumbers.text(x)) == x).isTrue();
    }

    @Property
    void a_decimal_is_what_its_text_reads_as(
            @ForAll double x, @ForAll int units, @ForAll @IntRange(max = 9) int scale) {
        double few = FactNumbers.of(BigDecimal.valueOf(units, scale));

        assertThat(FactNumbers.toDecimal(x)).isEqualTo(new BigDecimal(FactNumbers.text(x)));
        assertThat(FactNumbers.toDecimal(few)).isEqualTo(Decimals.normalize(BigDecimal.valueOf(units, scale)));
        assertThat(FactNumbers.text(few)).isEqualTo(FactNumbers.toDecimal(few).toString());
    }

    @Property
    void a_double_compares_with_a_decimal_as_its_own_decimal_does(
            @ForAll double x, @ForAll @IntRange(min = -2, max = 2) int ulps) {
        BigDecimal close = new BigDecimal(x).add(new BigDecimal(Math.ulp(x) / 4).multiply(BigDecimal.valueOf(ulps)));

        assertThat(FactNumbers.compare(x, close))
                .isEqualTo(FactNumbers.toDecimal(x).compareTo(close));
    }

    @Property
    void a_price_with_cents_survives_the_way_to_a_double_and_back(@ForAll int cents) {
        Price price = new Price(BigDecimal.valueOf(cents, 2));

        assertThat(FactNumbers.toPrice(FactNumbers.of(price), Price.of("0.01"), RoundingMode.HALF_EVEN))
                .isEqualTo(price);
    }

    @Test
    void quantities_are_rounded_down_to_the_lot_as_decimals_not_as_binary_fractions() {
        assertThat(FactNumbers.toQuantity(0.3, Quantity.of("0.1"), RoundingMode.DOWN))
                .isEqualTo(Quantity.of("0.3"));
        assertThat(FactNumbers.toQuantity(12.99, Quantity.of(1), RoundingMode.DOWN))
                .isEqualTo(Quantity.of(12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void what_is_not_finite_never_becomes_a_decimal(double x) {
        assertThatThrownBy(() -> FactNumbers.toDecimal(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be finite");
    }
}
