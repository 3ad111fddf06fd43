package io.drover.market.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.market.Shared;
import io.drover.market.calendar.Calendars;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.read.BarFile;
import io.drover.market.read.BarReader;
import io.drover.model.InstrumentId;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregationTest {
    private static final InstrumentId SPY = InstrumentId.parse("SPY.ARCX");
    private static final ExchangeCalendar NEW_YORK = Calendars.of("XNYS");

    private static BarSeries minutes(String from, int... minutes) {
        long first = Instant.parse(from).toEpochMilli();
        BarSeriesBuilder bars = BarSeries.builder(SPY, Timeframe.MINUTE);
        for (int minute : minutes) {
            bars.bar(first + minute * 60_000L, first + (minute + 1) * 60_000L)
                    .prices(100 + minute, 200 + minute, 50 - minute, 101 + minute)
                    .volume(10);
        }
        return bars.build();
    }

    @Test
    void an_interval_without_a_trade_has_no_bar_and_the_next_one_is_gapped() {
        TradeSeries trades = TradeSeries.builder(SPY)
                .trade(0, 10, 1)
                .trade(59_999, 12, 0)
                .trade(60_000, 11, 2)
                .trade(200_000, 9, 3)
                .build();

        BarSeries bars = Aggregation.ofTrades(trades, Timeframe.MINUTE);

        assertThat(bars.size()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToObj(bars::gapped)).containsExactly(false, false, true);
        assertThat(IntStream.range(0, 3).mapToLong(bars::end)).containsExactly(60_000L, 120_000L, 240_000L);
        assertThat(bars.high(0)).isEqualTo(12);
        assertThat(bars.close(0)).isEqualTo(12);
        assertThat(bars.volume(0)).isEqualTo(1);
    }

    @Test
    void the_last_interval_counts_only_when_it_is_over() {
        BarSeries cut = minutes("2024-07-05T14:00:00Z", 0, 1, 2, 3, 4, 5, 6);
        BarSeries whole = minutes("2024-07-05T14:00:00Z", 0, 1, 2, 3, 4, 6, 9);

        assertThat(Aggregation.ofBars(cut, Timeframe.parse("5m")).size()).isEqualTo(1);
        assertThat(Aggregation.ofBars(whole, Timeframe.parse("5m")).size()).isEqualTo(2);
        assertThat(Aggregation.ofBars(whole, Timeframe.parse("5m")).open(1)).isEqualTo(106);
    }

    @Test
    void a_day_is_made_of_the_bars_of_its_session() {
        BarSeries bars = minutes("2024-07-05T13:00:00Z", 0, 29, 30, 31, 300, 419, 420, 430);

        BarSeries days = Aggregation.daily(bars, NEW_YORK);

        assertThat(days.size()).isEqualTo(1);
        assertThat(Instant.ofEpochMilli(days.end(0))).isEqualTo("2024-07-05T20:00:00Z");
        assertThat(days.open(0)).isEqualTo(130);
        assertThat(days.close(0)).isEqualTo(520);
        assertThat(days.volume(0)).isEqualTo(40);
        assertThat(Aggregation.daily(minutes("2024-07-05T13:30:00Z", 0, 1, 2), NEW_YORK)
                        .size())
                .isZero();
    }

    @Test
    void recorded_hours_add_up_to_the_recorded_days() {
        BarSeries hours = BarReader.read(
                        BarFile.of(Shared.file("bars/hour/SPY.csv.gz"), SPY, Timeframe.parse("1h"), NEW_YORK))
                .series();
        BarSeries days = BarReader.read(
                        BarFile.of(Shared.file("bars/daily/SPY.csv.gz"), SPY, Timeframe.DAILY, NEW_YORK))
                .series();

        BarSeries made = Aggregation.daily(hours, NEW_YORK);

        assertThat(made.size()).isEqualTo(days.size());
        long sameOpen = IntStream.range(0, days.size())
                .filter(i -> made.end(i) == days.end(i) && made.open(i) == days.open(i))
                .count();
        assertThat(sameOpen).isGreaterThan(days.size() * 99L / 100);
    }

    @Test
    void a_data_set_can_be_given_more_timeframes() {
        DataSet data = DataSet.builder("test")
                .bars(minutes("2024-07-05T13:30:00Z", IntStream.range(0, 390).toArray()))
                .build();

        DataSet more = data.withBars(Timeframe.parse("5m"), id -> NEW_YORK)
                .withBars(Timeframe.parse("15m"), id -> NEW_YORK)
                .withBars(Timeframe.DAILY, id -> NEW_YORK);

        assertThat(more.bars(SPY))
                .extracting(series -> series.timeframe() + " " + series.size())
                .containsExactly("1m 390", "5m 78", "15m 26", "1d 1");
        assertThat(more.bars(SPY, Timeframe.DAILY).orElseThrow().high(0)).isEqualTo(589);
    }

    @Test
    void impossible_timeframes_are_refused() {
        BarSeries bars = minutes("2024-07-05T13:30:00Z", 0);

        assertThatThrownBy(() -> Aggregation.ofBars(bars, Timeframe.parse("90s")))
                .hasMessageContaining("90s");
        assertThatThrownBy(() -> Aggregation.ofBars(bars, Timeframe.DAILY)).hasMessageContaining("1d");
        assertThatThrownBy(() -> Timeframe.parse("7m")).hasMessageContaining("PT7M");
        assertThatThrownBy(() -> Timeframe.parse("5 minutes")).hasMessageContaining("5 minutes");
        assertThat(Timeframe.parse("60m")).hasToString("1h");
        assertThatThrownBy(() -> BarSeries.builder(SPY, Timeframe.MINUTE).bar(60, 60))
                .hasMessageContaining("later");
        assertThatThrownBy(() -> DataSet.builder("x").bars(bars).bars(bars)).hasMessageContaining("twice");
    }
}
