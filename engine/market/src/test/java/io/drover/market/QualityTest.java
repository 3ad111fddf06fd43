package io.drover.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.MarketState;
import io.drover.fact.Quote;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final Calendars CALENDARS = Calendars.standard();
    private static final InstrumentId ID = InstrumentId.parse("TEST.XNAS");
    private static final Instant T0 = Instant.parse("2024-07-05T14:00:00Z");

    private static HistoricalMarketData market(String calendar, PriceSource source, DataSet data) {
        return new HistoricalMarketData(
                data, List.of(HistoricalMarketDataTest.instrument(ID, calendar, source)), List.of(), CALENDARS);
    }

    private static <T extends Fact> T only(Class<T> type, List<Fact> facts) {
        return facts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static DataQuality quality(HistoricalMarketData market, Instant now) {
        return only(DataQuality.class, market.facts(ID, now, Optional.empty()));
    }

    private static DataSet bar(double open, double high, double low, double close, int flags) {
        long start = T0.toEpochMilli() - 60_000;
        return DataSet.builder("test")
                .bars(BarSeries.builder(ID, Timeframe.MINUTE)
                        .bar(start, start + 60_000)
                        .prices(open, high, low, close)
                        .flag((byte) flags)
                        .build())
                .build();
    }

    @Test
    void a_price_is_stale_past_its_limit_while_the_market_is_open() {
        HistoricalMarketData market = market("XNYS", PriceSource.BAR_CLOSE, bar(10, 11, 9, 10, 0));

        assertThat(quality(market, T0.plusSeconds(600)))
                .isEqualTo(new DataQuality("TEST.XNAS", false, false, false, false, 0, 600));
        assertThat(quality(market, T0.plusSeconds(601)).stale()).isTrue();
        assertThat(quality(market, Instant.parse("2024-07-05T20:00:00Z")).stale())
                .as("closed")
                .isFalse();
    }

    @Test
    void without_any_price_it_is_stale() {
        HistoricalMarketData market = market("24/7", PriceSource.LAST_TRADE, bar(10, 11, 9, 10, 0));

        assertThat(quality(market, T0).stale()).isTrue();
        assertThat(quality(market, T0).ageSeconds()).isEqualTo((double) T0.getEpochSecond());
        assertThat(market.mark(ID, T0)).isEmpty();
    }

    @Test
    void flags_of_the_last_bar_and_failed_checks_are_told() {
        assertThat(quality(market("24/7", PriceSource.BAR_CLOSE, bar(10, 11, 9, 10, BarSeries.GAPPED)), T0))
                .isEqualTo(new DataQuality("TEST.XNAS", false, false, true, false, 0, 0));
        assertThat(quality(market("24/7", PriceSource.BAR_CLOSE, bar(10, 9.5, -1, 10, BarSeries.SUSPECT)), T0))
                .isEqualTo(new DataQuality("TEST.XNAS", false, false, false, true, 2, 0));
    }

    @Test
    void a_crossed_quote_is_told_and_its_middle_is_the_mark_on_the_tick_grid() {
        DataSet data = DataSet.builder("test")
                .quotes(QuoteSeries.builder(ID)
                        .quote(T0.toEpochMilli(), 10.01, 10.04)
                        .sizes(100, 200)
                        .quote(T0.toEpochMilli() + 1000, 10.02, 10.01)
                        .build())
                .build();
        HistoricalMarketData market = market("24/7", PriceSource.NBBO, data);

        List<Fact> facts = market.facts(ID, T0, Optional.empty());

        assertThat(only(Quote.class, facts))
                .isEqualTo(new Quote("TEST.XNAS", T0.toEpochMilli(), 10.01, 10.04, 100, 200, 0));
        assertThat(market.mark(ID, T0)).contains(new Mark(Price.of("10.02"), T0, PriceSource.NBBO));
        assertThat(quality(market, T0.plusSeconds(1)))
                .isEqualTo(new DataQuality("TEST.XNAS", false, true, false, false, 1, 0));
    }

    @Test
    void the_last_trade_is_the_mark_where_it_is_the_source() {
        DataSet data = DataSet.builder("test")
                .trades(TradeSeries.builder(ID)
                        .trade(T0.toEpochMilli(), 10.014, 5)
                        .trade(T0.toEpochMilli(), 10.026, 5)
                        .build())
                .build();

        assertThat(market("24/7", PriceSource.LAST_TRADE, data).mark(ID, T0.plusSeconds(5)))
                .contains(new Mark(Price.of("10.03"), T0, PriceSource.LAST_TRADE));
    }

    @Test
    void the_market_state_follows_the_calendar_forwards_and_back() {
        HistoricalMarketData market = market("XNYS", PriceSource.BAR_CLOSE, bar(10, 11, 9, 10, 0));
        long monday = Instant.parse("2024-07-08T13:30:00Z").toEpochMilli();

        assertThat(state(market, "2024-07-05T19:30:00Z"))
                .isEqualTo(new MarketState("TEST.XNAS", true, false, monday, 30, false));
        assertThat(state(market, "2024-07-05T20:00:00Z"))
                .isEqualTo(new MarketState("TEST.XNAS", false, true, monday, 0, false));
        assertThat(state(market, "2024-07-05T19:45:00Z"))
                .isEqualTo(new MarketState("TEST.XNAS", true, false, monday, 15, false));
        assertThat(state(market, "2031-07-07T19:45:00Z"))
                .isEqualTo(new MarketState("TEST.XNAS", false, false, 0, 0, false));
        assertThat(state(market("24/7", PriceSource.BAR_CLOSE, bar(1, 1, 1, 1, 0)), "2031-07-07T19:45:00Z"))
                .isEqualTo(new MarketState("TEST.XNAS", true, false, 0, 1440, false));
    }

    private static MarketState state(HistoricalMarketData market, String now) {
        return only(MarketState.class, market.facts(ID, Instant.parse(now), Optional.empty()));
    }

    @Test
    void unknown_instruments_and_timeframes_are_refused_by_name() {
        DataSet data = bar(10, 11, 9, 10, 0);

        assertThatThrownBy(() -> market("24/7", PriceSource.BAR_CLOSE, data)
                        .facts(InstrumentId.parse("NONE.XNAS"), T0, Optional.empty()))
                .hasMessageContaining("NONE.XNAS");
        assertThatThrownBy(() -> new HistoricalMarketData(
                        data, List.of(), List.of(IndicatorSpec.parse("slow", "sma(5)", Timeframe.DAILY)), CALENDARS))
                .hasMessageContaining("slow: sma(5)")
                .hasMessageContaining("1d");
    }
}
