package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void money_has_two_decimals_and_separated_thousands() {
        assertThat(Figures.money(d("1234567.895"))).isEqualTo("1,234,567.90");
        assertThat(Figures.money(d("999"))).isEqualTo("999.00");
        assertThat(Figures.money(d("-1000.005"))).isEqualTo("−1,000.00");
    }

    @Test
    void gains_carry_their_sign_and_nothing_is_neither() {
        assertThat(Figures.signedMoney(d("12"))).isEqualTo("+12.00");
        assertThat(Figures.signedMoney(d("-12"))).isEqualTo("−12.00");
        assertThat(Figures.signedMoney(d("0.001"))).isEqualTo("0.00");
    }

    @Test
    void numbers_keep_at_most_eight_decimals() {
        assertThat(Figures.number(d("1E+3"))).isEqualTo("1,000");
        assertThat(Figures.number(d("0.123456789"))).isEqualTo("0.12345679");
        assertThat(Figures.number(d("-0.5"))).isEqualTo("−0.5");
    }

    @Test
    void ratios_are_shown_in_percent() {
        assertThat(Figures.percent(d("0.0215"))).isEqualTo("2.15 %");
        assertThat(Figures.percent(d("12"))).isEqualTo("1,200 %");
    }

    @Test
    void times_show_milliseconds_only_where_there_are_any() {
        assertThat(Figures.time(Instant.parse("2013-11-25T10:00:00Z"))).isEqualTo("2013-11-25 10:00:00");
        assertThat(Figures.time(Instant.parse("2013-11-25T10:00:00.250Z"))).isEqualTo("2013-11-25 10:00:00.250");
    }

    private static BigDecimal d(String text) {
        return new BigDecimal(text);
    }
}
