package io.drover.market.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.market.calendar.Calendars;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples samples = new Samples(Path.of("target/sample-data"), Calendars.standard());

    @Test
    void btc_has_all_its_trades_and_the_bars_made_of_them() {
        DataSet btc = samples.get("btc");

        TradeSeries trades = btc.trades(Samples.BTC).orElseThrow();
        BarSeries minutes = btc.bars(Samples.BTC, Timeframe.MINUTE).orElseThrow();

        assertThat(trades.size()).isEqualTo(100_000);
        assertThat(Instant.ofEpochMilli(trades.time(0))).isEqualTo("2013-11-25T00:00:00Z");
        assertThat(Instant.ofEpochMilli(trades.time(99_999))).isEqualTo("2013-12-01T16:02:05Z");
        assertThat(IntStream.range(0, 100_000).filter(i -> trades.size(i) == 0).count())
                .isEqualTo(18);
        assertThat(IntStream.range(0, 100_000).mapToDouble(trades::price).min()).hasValue(770.1);
        assertThat(IntStream.range(0, 100_000).mapToDouble(trades::price).max()).hasValue(1163.0);
        assertThat(repeats(trades)).isEqualTo(2_173);
        assertThat(minutes.open(0)).isEqualTo(800.01);
        assertThat(minutes.end(0)).isEqualTo(trades.time(0) + 60_000);
        assertThat(IntStream.range(0, minutes.size()).filter(minutes::gapped).count())
                .isPositive();
        assertThat(IntStream.range(0, minutes.size())
                        .mapToDouble(minutes::volume)
                        .sum())
                .isCloseTo(IntStream.range(0, 100_000).mapToDouble(trades::size).sum(), Offset.offset(1e-6));
    }

    /** Trades that are in every column like an earlier one. */
    private static long repeats(TradeSeries trades) {
        Map<List<Number>, Long> counts = IntStream.range(0, trades.size())
                .mapToObj(i -> List.<Number>of(trades.time(i), trades.price(i), trades.size(i)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.values().stream().mapToLong(n -> n - 1).sum();
    }

    @Test
    void a_missing_or_unknown_sample_says_so() {
        Samples none = new Samples(Path.of("target/no-such-folder"), Calendars.standard());

        for (String name : List.of("btc", "aapl", "eth")) {
            assertThatThrownBy(() -> none.get(name))
                    .hasMessageContaining("no-such-folder")
                    .hasMessageContaining("Maybe");
        }
        assertThatThrownBy(() -> none.get("doge")).hasMessageContaining("doge").hasMessageContaining("btc");
    }

    @Test
    void aapl_has_every_session_of_2013_known_at_its_close() {
        BarSeries days = samples.get("aapl").bars(Samples.AAPL, Timeframe.DAILY).orElseThrow();

        assertThat(days.size()).isEqualTo(252);
        assertThat(Instant.ofEpochMilli(days.start(0))).isEqualTo("2013-01-02T14:30:00Z");
        assertThat(Instant.ofEpochMilli(days.end(0))).isEqualTo("2013-01-02T21:00:00Z");
        assertThat(days.close(0)).isEqualTo(549.03);
        assertThat(IntStream.range(0, 252).noneMatch(i -> days.gapped(i) || days.suspect(i)))
                .isTrue();
    }

    @Test
    void eth_has_its_bars_without_a_gap() {
        BarSeries bars =
                samples.get("eth").bars(Samples.ETH, Timeframe.parse("5m")).orElseThrow();

        assertThat(bars.size()).isEqualTo(580);
        assertThat(Instant.ofEpochMilli(bars.end(0))).isEqualTo("2023-03-13T18:05:00Z");
        assertThat(Instant.ofEpochMilli(bars.end(579))).isEqualTo("2023-03-15T18:20:00Z");
        assertThat(IntStream.range(1, 580).allMatch(i -> bars.start(i) == bars.end(i - 1)))
                .isTrue();
        assertThat(bars.open(0)).isEqualTo(1673.58);
    }
}
