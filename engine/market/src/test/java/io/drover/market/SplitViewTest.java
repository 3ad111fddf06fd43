package io.drover.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.fact.Bar;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Trade;
import io.drover.market.action.CorporateAction;
import io.drover.market.action.CorporateActions;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.read.BarFile;
import io.drover.market.read.BarReader;
import io.drover.market.read.CorporateActionReader;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Apple's 7:1 split of 9 June 2014: 645.57 on the Friday before is 645.57 / 7 = 92.224… on the Monday. */
class SplitViewTest {
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");
    private static final Instant FRIDAY_CLOSE = Instant.parse("2014-06-06T20:00:00Z");
    private static final Instant MONDAY_OPEN = Instant.parse("2014-06-09T13:30:00Z");
    private static final Instant MONDAY_CLOSE = Instant.parse("2014-06-09T20:00:00Z");

    private static BarSeries bars() {
        BarFile file = BarFile.of(Shared.file("bars/daily/AAPL.csv.gz"), AAPL, Timeframe.DAILY, Calendars.of("XNYS"));
        return BarReader.read(file).series();
    }

    private static HistoricalMarketData market(BarSeries bars, CorporateActions actions) {
        return new HistoricalMarketData(
                DataSet.builder("aapl").bars(bars).actions(actions).build(),
                List.of(HistoricalMarketDataTest.instrument(AAPL, "XNYS", PriceSource.BAR_CLOSE)),
                List.of(
                        IndicatorSpec.parse("average", "sma(3)", Timeframe.DAILY),
                        IndicatorSpec.parse("strength", "rsi(14)", Timeframe.DAILY)),
                Calendars.standard());
    }

    private static CorporateActions actions() {
        return CorporateActionReader.read(Shared.file("corporate_actions/AAPL.csv"), AAPL);
    }

    private static <T extends Fact> T only(HistoricalMarketData market, Instant now, Class<T> type) {
        return market.facts(AAPL, now, Optional.empty()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bars_of_before_a_split_count_new_units_from_its_date_on() {
        HistoricalMarketData market = market(bars(), actions());

        assertThat(only(market, FRIDAY_CLOSE, Bar.class).close()).isEqualTo(645.57);
        assertThat(only(market, MONDAY_OPEN, Bar.class).close()).isEqualTo(645.57 / 7);
        assertThat(only(market, MONDAY_OPEN, Bar.class).volume()).isEqualTo(12116671.0 * 7);
        assertThat(only(market, MONDAY_CLOSE, Bar.class).close()).isEqualTo(93.7);
        assertThat(only(market, FRIDAY_CLOSE, Bar.class).close()).isEqualTo(645.57);
    }

    @Test
    void the_mark_counts_new_units_before_the_first_new_price() {
        HistoricalMarketData market = market(bars(), actions());

        assertThat(market.mark(AAPL, FRIDAY_CLOSE).map(Mark::price)).contains(Price.of("645.57"));
        assertThat(market.mark(AAPL, MONDAY_OPEN).map(Mark::price)).contains(Price.of("92.22"));
    }

    @Test
    void indicators_do_not_jump_at_a_split() {
        HistoricalMarketData market = market(bars(), actions());

        // (644.82 + 647.35 + 645.57) / 3 = 645.91333, a seventh of it 92.27333, and with 93.7 (647.35/7 + 645.57/7 +
        // 93.7) / 3
        assertThat(only(market, FRIDAY_CLOSE, Indicator.class).value()).isCloseTo(645.913333, within(1e-6));
        assertThat(only(market, MONDAY_OPEN, Indicator.class).value()).isCloseTo(92.273333, within(1e-6));
        assertThat(only(market, MONDAY_CLOSE, Indicator.class).value()).isCloseTo(92.800952, within(1e-6));
        assertThat(only(market, MONDAY_CLOSE, Indicator.class).previous()).isCloseTo(92.273333, within(1e-6));
    }

    @Test
    void a_jump_that_a_split_explains_is_not_suspect() {
        BarSeries raw = bars();

        assertThat(only(market(raw, new CorporateActions(AAPL, List.of(), Map.of())), MONDAY_CLOSE, DataQuality.class)
                        .suspect())
                .isTrue();
        assertThat(only(market(raw, actions()), MONDAY_CLOSE, DataQuality.class).suspect())
                .isFalse();
    }

    @Test
    void nothing_before_a_split_depends_on_it() {
        BarSeries raw = bars();
        List<CorporateAction> known = actions().all().stream()
                .filter(action -> !action.takesEffect().isAfter(FRIDAY_CLOSE))
                .toList();
        HistoricalMarketData all = market(raw, actions());
        HistoricalMarketData then = market(raw, new CorporateActions(AAPL, known, Map.of()));

        for (Instant now = Instant.parse("1999-01-04T21:00:00Z");
                !now.isAfter(FRIDAY_CLOSE);
                now = now.plusSeconds(86_400L * 5)) {
            assertThat(all.facts(AAPL, now, Optional.empty())).isEqualTo(then.facts(AAPL, now, Optional.empty()));
            assertThat(all.mark(AAPL, now)).isEqualTo(then.mark(AAPL, now));
        }
    }

    @Test
    void trades_of_before_a_split_count_new_units_too() {
        Instant split = Instant.parse("2014-06-09T00:00:00Z");
        DataSet data = DataSet.builder("trades")
                .trades(TradeSeries.builder(AAPL)
                        .trade(split.minusSeconds(3600).toEpochMilli(), 70, 10)
                        .build())
                .actions(new CorporateActions(
                        AAPL,
                        List.of(new CorporateAction.Split(AAPL, LocalDate.of(2014, 6, 9), BigDecimal.valueOf(7))),
                        Map.of()))
                .build();
        HistoricalMarketData market = new HistoricalMarketData(
                data,
                List.of(HistoricalMarketDataTest.instrument(AAPL, "XNYS", PriceSource.LAST_TRADE)),
                List.of(),
                Calendars.standard());

        assertThat(only(market, split.minusMillis(1), Trade.class).price()).isEqualTo(70);
        assertThat(only(market, split, Trade.class).price()).isEqualTo(10);
        assertThat(only(market, split, Trade.class).size()).isEqualTo(70);
        assertThat(market.mark(AAPL, split).map(Mark::price)).contains(Price.of("10"));
    }
}
