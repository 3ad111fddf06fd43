package io.drover.market.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.market.AdjustedBars;
import io.drover.market.Shared;
import io.drover.market.calendar.Calendars;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.read.BarFile;
import io.drover.market.read.BarReader;
import io.drover.market.read.CorporateActionReader;
import io.drover.market.series.BarSeries;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporateActionsTest {
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");
    private static final ExchangeCalendar NEW_YORK = Calendars.of("XNYS");
    private static final String HEADER =
            "symbol,date,last_date_before,type,new_shares_per_old,cash_per_share,reference_close,price_factor,split_factor\n";

    @TempDir
    Path folder;

    private CorporateActions read(String rows) throws IOException {
        return CorporateActionReader.read(Files.writeString(folder.resolve("actions.csv"), HEADER + rows), AAPL);
    }

    @Test
    void ratios_of_rounded_factors_become_the_whole_numbers_they_stand_for() throws IOException {
        CorporateActions actions = read("""
                AAPL,2014-06-09,2014-06-06,split,6.999997,,645.57,0.9011818,0.03571430
                AAPL,2014-08-07,2014-08-06,dividend,,0.4700,94.97,0.9011818,0.25
                """);

        assertThat(actions.all())
                .containsExactly(
                        new CorporateAction.Split(AAPL, LocalDate.of(2014, 6, 9), BigDecimal.valueOf(7)),
                        new CorporateAction.Dividend(AAPL, LocalDate.of(2014, 8, 7), Price.of("0.47")));
        assertThat(actions.on(LocalDate.of(2014, 6, 9))).hasSize(1);
        assertThat(actions.on(LocalDate.of(2014, 6, 6))).isEmpty();
        assertThat(actions.factors(LocalDate.of(2014, 6, 6)).split()).isEqualTo(0.0357143);
        assertThat(actions.factors(LocalDate.of(2014, 6, 9)).split()).isEqualTo(0.25);
        assertThat(actions.factors(LocalDate.of(2014, 8, 7))).isEqualTo(CorporateActions.Factors.NONE);
    }

    @Test
    void wrong_rows_are_refused_with_their_place() {
        assertThatThrownBy(() -> read("AAPL,2014-06-09,2014-06-06,merger,7,,645.57,0.9,0.03\n"))
                .hasMessageContaining("actions.csv:2")
                .hasMessageContaining("merger");
        assertThatThrownBy(() -> read("AAPL,2014-06-31,2014-06-06,split,7,,645.57,0.9,0.03\n"))
                .hasMessageContaining("2014-06-31");
        assertThatThrownBy(() -> read("AAPL,2014-06-09,2014-06-06,split,,,645.57,0.9,0.03\n"))
                .hasMessageContaining("BAD_NUMBER");
        assertThatThrownBy(() -> read("AAPL,2014-06-09,2014-06-06,split,7,,645.57,NaN,0.03\n"))
                .hasMessageContaining("NaN");
    }

    @Test
    void adjusted_prices_do_not_jump_at_splits() {
        BarSeries raw = BarReader.read(
                        BarFile.of(Shared.file("bars/daily/AAPL.csv.gz"), AAPL, Timeframe.DAILY, NEW_YORK))
                .series();
        CorporateActions actions = CorporateActionReader.read(Shared.file("corporate_actions/AAPL.csv"), AAPL);

        BarSeries adjusted = AdjustedBars.ofSplits(raw, actions, NEW_YORK);

        long jumps = IntStream.range(1, adjusted.size())
                .filter(i -> Math.abs(adjusted.open(i) / adjusted.close(i - 1) - 1) > 0.4)
                .count();
        assertThat(jumps).as("only the profit warning of 29 September 2000").isEqualTo(1);
        assertThat(adjusted.close(adjusted.size() - 1)).isEqualTo(raw.close(raw.size() - 1));
        assertThat(AdjustedBars.ofAll(raw, actions, NEW_YORK).close(0)).isLessThan(adjusted.close(0));
        assertThat(actions.all())
                .filteredOn(CorporateAction.Split.class::isInstance)
                .extracting(action -> ((CorporateAction.Split) action).ratio().intValueExact())
                .containsExactly(2, 2, 7, 4);
    }
}
