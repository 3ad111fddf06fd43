package io.drover.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.fact.Fact;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.Aggregation;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.PriceSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is known at an instant does not depend on anything that happened later. */
class NoLookAheadTest {
    private static final Calendars CALENDARS = Calendars.standard();
    private static final InstrumentId ID = InstrumentId.parse("TEST.XNAS");
    private static final int MINUTES = 400;

    /** Random trades, the same before {@code cut}; a second market differs after it, in values and in times. */
    private static DataSet market(long seed, long cut, long laterSeed) {
        Random random = new Random(seed);
        Random later = new Random(laterSeed);
        TradeSeries.Builder trades = TradeSeries.builder(ID);
        QuoteSeries.Builder quotes = QuoteSeries.builder(ID);
        long time = 0;
        int cents = 10_000;
        while (time < MINUTES * 60_000L) {
            Random source = time < cut ? random : later;
            cents += source.nextInt(21) - 10;
            long next = time + source.nextInt(90_000);
            time = time < cut && next >= cut ? cut : next;
            Random now = time < cut ? random : later;
            trades.trade(time, (time < cut ? 0 : now.nextInt(3)) + cents / 100.0, now.nextInt(100));
            quotes.quote(time, cents / 100.0 - now.nextInt(3) / 100.0, cents / 100.0 + 0.01);
        }
        TradeSeries all = trades.build();
        BarSeries minutes = Aggregation.ofTrades(all, Timeframe.MINUTE);
        return DataSet.builder("test")
                .trades(all)
                .quotes(quotes.build())
                .bars(minutes)
                .bars(Aggregation.ofBars(minutes, Timeframe.parse("5m")))
                .build();
    }

    private static HistoricalMarketData reader(DataSet data) {
        Instrument instrument = HistoricalMarketDataTest.instrument(ID, "24/7", PriceSource.BAR_CLOSE);
        List<IndicatorSpec> indicators = new ArrayList<>();
        for (String text :
                List.of("sma(5)", "ema(5)", "rsi(5)", "atr(5)", "macd(3,6,3)", "donchian-upper(5)", "vwap", "obv")) {
            indicators.add(IndicatorSpec.parse("i" + indicators.size(), text, Timeframe.MINUTE));
        }
        return new HistoricalMarketData(data, List.of(instrument), indicators, CALENDARS);
    }

    @Property(tries = 25)
    void changing_the_future_changes_no_fact_before_it(
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed,
            @ForAll @IntRange(min = 1, max = MINUTES - 1) int cutMinute) {
        long cut = cutMinute * 60_000L;
        HistoricalMarketData one = reader(market(seed, cut, 1));
        HistoricalMarketData other = reader(market(seed, cut, 2));

        for (long time = 0; time < cut; time += 20_000) {
            Optional<Instant> previous =
                    time == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time - 20_000));
            Instant now = Instant.ofEpochMilli(time);
            List<Fact> facts = one.facts(ID, now, previous);
            Optional<Mark> mark = one.mark(ID, now);
            assertThat(other.facts(ID, now, previous)).isEqualTo(facts);
            assertThat(other.mark(ID, now)).isEqualTo(mark);
        }
    }

    @Property(tries = 25)
    void the_order_of_asking_does_not_matter(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        DataSet data = market(seed, 0, seed);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            times.add(Instant.ofEpochMilli(new Random(seed + i).nextInt(MINUTES * 60_000)));
        }
        List<Instant> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        HistoricalMarketData forwards = reader(data);
        HistoricalMarketData anyhow = reader(data);

        List<List<Fact>> inOrder = sorted.stream()
                .map(t -> forwards.facts(ID, t, Optional.empty()))
                .toList();
        times.forEach(t -> anyhow.facts(ID, t, Optional.of(t)));
        for (int i = sorted.size() - 1; i >= 0; i--) {
            assertThat(anyhow.facts(ID, sorted.get(i), Optional.empty())).isEqualTo(inOrder.get(i));
        }
    }

    @Property(tries = 25)
    void longer_bars_of_short_ones_are_those_of_the_trades(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        DataSet data = market(seed, 0, seed);
        BarSeries ofTrades = Aggregation.ofTrades(data.trades(ID).orElseThrow(), Timeframe.parse("5m"));
        BarSeries ofBars = data.bars(ID, Timeframe.parse("5m")).orElseThrow();

        assertThat(ofBars.size()).isBetween(ofTrades.size() - 1, ofTrades.size());
        for (int i = 0; i < ofBars.size(); i++) {
            assertThat(List.of(ofBars.start(i), ofBars.end(i))).isEqualTo(List.of(ofTrades.start(i), ofTrades.end(i)));
            assertThat(List.of(ofBars.open(i), ofBars.high(i), ofBars.low(i), ofBars.close(i), ofBars.volume(i)))
                    .isEqualTo(List.of(
                            ofTrades.open(i),
                            ofTrades.high(i),
                            ofTrades.low(i),
                            ofTrades.close(i),
                            ofTrades.volume(i)));
        }
    }
}
