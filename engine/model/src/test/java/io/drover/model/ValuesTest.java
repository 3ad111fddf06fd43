package io.drover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Property
    void amounts_are_equal_whatever_scale_they_were_written_with(
            @ForAll long unscaled, @ForAll @IntRange(min = -5, max = 12) int scale) {
        BigDecimal amount = BigDecimal.valueOf(unscaled, scale);

        assertThat(new Price(amount.setScale(20, RoundingMode.UNNECESSARY))).isEqualTo(new Price(amount));
        assertThat(new Quantity(amount).value().scale()).isNotNegative();
        assertThat(Price.of(new Price(amount).toString())).isEqualTo(new Price(amount));
    }

    @ParameterizedTest
    @CsvSource({"AAPL.XNAS, AAPL, XNAS", "BRK.B.XNYS, BRK.B, XNYS", "BTC-USD.BITSTAMP, BTC-USD, BITSTAMP"})
    void instrument_ids_read_what_they_write(String text, String symbol, String venue) {
        InstrumentId id = InstrumentId.parse(text);

        assertThat(id).isEqualTo(new InstrumentId(symbol, venue)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "aapl.XNAS", "AAPL.xnas", "ΑAPL.XNAS", "AAPL .XNAS", ".XNAS", "AAPL."})
    void look_alikes_and_fragments_are_no_instruments(String text) {
        assertThatThrownBy(() -> InstrumentId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }

    @Test
    void money_of_different_currencies_never_mixes() {
        Money dollars = Money.of("1", Currency.USD);
        Money euros = Money.of("1", new Currency("EUR"));

        assertThatThrownBy(() -> dollars.plus(euros))
                .hasMessageContaining("1 USD")
                .hasMessageContaining("1 EUR");
    }

    @Test
    void money_reads_what_it_writes() {
        assertThat(Money.parse("12.50 USD")).isEqualTo(Money.of("12.5", Currency.USD));
        assertThat(Money.of("12.50", Currency.USD)).hasToString("12.5 USD");
    }

    @Test
    void a_price_times_a_quantity_is_money_with_the_multiplier_of_the_instrument_left_out() {
        assertThat(Price.of("10.25").times(Quantity.of("-4"), Currency.USD)).isEqualTo(Money.of("-41", Currency.USD));
    }

    @Test
    void the_worse_of_two_states_wins() {
        assertThat(TradingState.ACTIVE.worse(TradingState.REDUCING)).isEqualTo(TradingState.REDUCING);
        assertThat(TradingState.KILLED.worse(TradingState.HALTED)).isEqualTo(TradingState.KILLED);
        assertThat(TradingState.STARTING.allowsExits()).isFalse();
    }

    @Test
    void codes_of_controls_are_unique() {
        assertThat(Control.mandatory()).extracting(Control::code).doesNotHaveDuplicates();
    }
}
