package io.drover.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.fact.Bar;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.MarketState;
import io.drover.fact.Trade;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.read.Samples;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoricalMarketDataTest {
    private static final Calendars CALENDARS = Calendars.standard();
    private static final Samples SAMPLES = new Samples(Path.of("target/sample-data"), CALENDARS);

    static Instrument instrument(InstrumentId id, String calendar, PriceSource source) {
        return new Instrument(
                id,
                AssetClass.EQUITY,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of(1),
                BigDecimal.ONE,
                "",
                calendar,
                source,
                Duration.ofMinutes(10),
                true);
    }

    @Test
    void a_daily_bar_is_known_from_its_sessions_close_and_fresh_once() {
        DataSet aapl = SAMPLES.get("aapl");
        HistoricalMarketData market = new HistoricalMarketData(
                aapl,
                List.of(instrument(Samples.AAPL, "XNYS", PriceSource.BAR_CLOSE)),
                List.of(IndicatorSpec.parse("fast", "sma(2)", Timeframe.DAILY)),
                CALENDARS);
        Instant before = Instant.parse("2013-01-04T20:59:59.999Z");
        Instant close = Instant.parse("2013-01-04T21:00:00Z");

        List<Fact> early = market.facts(Samples.AAPL, before, Optional.empty());
        List<Fact> known = market.facts(Samples.AAPL, close, Optional.of(before));
        List<Fact> again = market.facts(Samples.AAPL, close.plusSeconds(1), Optional.of(close));

        assertThat(early).noneMatch(Indicator.class::isInstance);
        assertThat(early.get(0))
                .isEqualTo(bar(early, "2013-01-03T21:00:00Z", 547.88, 549.67, 541, 542.1, 12605900, true));
        assertThat(known)
                .containsExactly(
                        bar(known, "2013-01-04T21:00:00Z", 536.97, 538.63, 525.83, 527, 21226200, true),
                        new DataQuality("AAPL.XNAS", false, false, false, false, 0, 0),
                        new Indicator("AAPL.XNAS", "1d", "fast", 534.55, 545.565, true),
                        new MarketState(
                                "AAPL.XNAS",
                                false,
                                true,
                                Instant.parse("2013-01-07T14:30:00Z").toEpochMilli(),
                                0,
                                false));
        assertThat(again).filteredOn(Bar.class::isInstance).noneMatch(f -> ((Bar) f).fresh());
        assertThat(market.mark(Samples.AAPL, close)).contains(new Mark(Price.of("527"), close, PriceSource.BAR_CLOSE));
    }

    private static Bar bar(
            List<Fact> like,
            String end,
            double open,
            double high,
            double low,
            double close,
            double volume,
            boolean fresh) {
        Bar bar = (Bar) like.get(0);
        return new Bar(
                bar.symbol(),
                bar.timeframe(),
                Instant.parse(end).toEpochMilli(),
                open,
                high,
                low,
                close,
                volume,
                fresh);
    }

    @Test
    void trades_and_bars_of_several_timeframes_stand_in_canonical_order() {
        HistoricalMarketData market = new HistoricalMarketData(
                SAMPLES.get("btc"),
                List.of(instrument(Samples.BTC, "24/7", PriceSource.LAST_TRADE)),
                List.of(),
                CALENDARS);

        List<Fact> facts = market.facts(Samples.BTC, Instant.parse("2013-11-25T01:00:00Z"), Optional.empty());

        assertThat(facts)
                .extracting(f -> f.getClass().getSimpleName() + "/" + f.key())
                .containsExactly(
                        "Bar/BTC-USD.BITSTAMP/1m",
                        "Bar/BTC-USD.BITSTAMP/5m",
                        "DataQuality/BTC-USD.BITSTAMP",
                        "MarketState/BTC-USD.BITSTAMP",
                        "Trade/BTC-USD.BITSTAMP");
        assertThat(((Trade) facts.get(4)).time())
                .isLessThanOrEqualTo(Instant.parse("2013-11-25T01:00:00Z").toEpochMilli());
    }
}
