package io.drover.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.PriceSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is heard of bar by bar is known exactly as what was recorded of the same market. */
class LiveMarketDataTest {
    private static final Calendars CALENDARS = Calendars.standard();
    private static final InstrumentId ID = InstrumentId.parse("TEST.XNAS");
    private static final long MINUTE = 60_000;
    private static final Instant OPENING = Instant.parse("2024-01-02T14:30:00Z");
    private static final Instant CLOSING = Instant.parse("2024-01-02T21:00:00Z");
    private static final Instant NEXT_OPENING = Instant.parse("2024-01-03T14:30:00Z");

    private static List<IndicatorSpec> indicators() {
        List<IndicatorSpec> all = new ArrayList<>();
        for (String text : List.of(
                "sma(3)",
                "ema(4)",
                "rsi(5)",
                "atr(3)",
                "macd(3,6,3)",
                "donchian-upper(5)",
                "vwap",
                "obv",
                "stdev(4)")) {
            all.add(IndicatorSpec.parse("i" + all.size(), text, Timeframe.MINUTE));
        }
        all.add(IndicatorSpec.parse("sign", "sign(i0, i1)", Timeframe.MINUTE));
        all.add(IndicatorSpec.parse("crossSign", "crossSign(i0, i1)", Timeframe.MINUTE));
        all.add(IndicatorSpec.parse("hull", "HMA(9)", Timeframe.MINUTE));
        return all;
    }

    private static LiveMarketData market(String calendar, List<IndicatorSpec> indicators) {
        return new LiveMarketData(List.of(instrument(calendar)), Timeframe.MINUTE, indicators, CALENDARS);
    }

    private static Instrument instrument(String calendar) {
        return HistoricalMarketDataTest.instrument(ID, calendar, PriceSource.BAR_CLOSE);
    }

    private static MarketEvent.BarClosed bar(Instant start, double price) {
        long from = start.toEpochMilli();
        return new MarketEvent.BarClosed(
                ID, Timeframe.MINUTE, from, from + MINUTE, price, price + 1, price - 1, price, 100);
    }

    private static DataQuality quality(LiveMarketData market, Instant now) {
        return market.facts(ID, now, Optional.empty()).stream()
                .filter(DataQuality.class::isInstance)
                .map(DataQuality.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 20)
    void its_facts_are_those_of_the_recorded_market(@ForAll long seed) {
        Random random = new Random(seed);
        BarSeriesBuilder recorded = BarSeries.builder(ID, Timeframe.MINUTE);
        List<MarketEvent.BarClosed> bars = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < 60; i++) {
            price += random.nextInt(5) - 2;
            MarketEvent.BarClosed bar = bar(Instant.ofEpochMilli(i * MINUTE), price);
            bars.add(bar);
            recorded.bar(bar.start(), bar.end())
                    .prices(bar.open(), bar.high(), bar.low(), bar.close())
                    .volume(bar.volume());
        }
        DataSet data = DataSet.builder("test").bars(recorded.build()).build();
        HistoricalMarketData history =
                new HistoricalMarketData(data, List.of(instrument("24/7")), indicators(), CALENDARS);
        LiveMarketData live = market("24/7", indicators());
        Optional<Instant> previous = Optional.empty();

        for (MarketEvent.BarClosed bar : bars) {
            live.heard(bar);
            for (long wait : new long[] {0, 30_000}) {
                Instant now = Instant.ofEpochMilli(bar.end() + wait);
                List<Fact> facts = live.facts(ID, now, previous);
                assertThat(facts).isEqualTo(history.facts(ID, now, previous));
                assertThat(live.mark(ID, now)).isEqualTo(history.mark(ID, now));
                previous = Optional.of(now);
            }
        }
    }

    @Test
    void before_the_first_bar_there_is_no_price() {
        LiveMarketData market = market("24/7", indicators());

        assertThat(market.mark(ID, OPENING)).isEmpty();
    }

    @Test
    void a_bar_that_is_missing_while_the_market_is_open_is_a_gap() {
        LiveMarketData market = market("XNYS", List.of());
        market.heard(bar(OPENING, 100));
        market.heard(bar(OPENING.plusMillis(2 * MINUTE), 100));

        assertThat(quality(market, OPENING.plusMillis(3 * MINUTE)).gapped()).isTrue();
    }

    @Test
    void a_night_is_no_gap_but_a_session_that_begins_late_is_one() {
        LiveMarketData market = market("XNYS", List.of());
        LiveMarketData late = market("XNYS", List.of());
        MarketEvent.BarClosed last = bar(CLOSING.minusMillis(MINUTE), 100);
        market.heard(last);
        late.heard(last);

        market.heard(bar(NEXT_OPENING, 100));
        late.heard(bar(NEXT_OPENING.plusMillis(MINUTE), 100));

        assertThat(quality(market, NEXT_OPENING.plusMillis(MINUTE)).gapped()).isFalse();
        assertThat(quality(late, NEXT_OPENING.plusMillis(2 * MINUTE)).gapped()).isTrue();
    }

    @Test
    void a_bar_that_comes_twice_is_refused() {
        LiveMarketData market = market("24/7", indicators());
        market.heard(bar(OPENING, 100));

        assertThatThrownBy(() -> market.heard(bar(OPENING, 101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be later");
    }

    @Test
    void what_is_forgotten_cannot_be_asked_for() {
        LiveMarketData market = market("24/7", indicators());
        market.heard(bar(OPENING, 100));

        assertThatThrownBy(() -> market.facts(ID, OPENING, Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("forgotten");
    }

    @Test
    void an_indicator_of_bars_that_will_not_come_is_refused() {
        List<IndicatorSpec> daily = List.of(IndicatorSpec.parse("slow", "sma(50)", Timeframe.DAILY));

        assertThatThrownBy(() -> market("24/7", daily))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bars of 1m will come, none of 1d");
    }

    @Test
    void an_indicator_that_needs_stored_bars_is_refused() {
        List<IndicatorSpec> anew =
                List.of(IndicatorSpec.parse("slow", "sma(50)", Timeframe.MINUTE).withWarmUp(50));

        assertThatThrownBy(() -> market("24/7", anew))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs stored bars");
    }
}
