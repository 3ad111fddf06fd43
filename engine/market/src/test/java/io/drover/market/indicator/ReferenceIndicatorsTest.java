package io.drover.market.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.market.Shared;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with results that other programs printed; their conventions are described beside them. */
class ReferenceIndicatorsTest {
    private static final InstrumentId ID = InstrumentId.parse("REF.XNAS");
    private static final long DAY = 86_400_000L;

    @ParameterizedTest(name = "{2} against column {1} of {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sma | 1 | sma(20)",
                "ema | 1 | ema(20)",
                "rsi | 1 | rsi(14)",
                "macd | 1 | macd(12, 26, 9)",
                "macd | 2 | macd-signal(12, 26, 9)",
                "macd | 3 | macd-histogram(12, 26, 9)",
                "macd | 4 | ema(12)",
                "bb | 1 | bb-middle(20, 2)",
                "bb | 2 | bb-upper(20, 2)",
                "bb | 3 | bb-lower(20, 2)",
                "bb | 4 | bb-position(20, 2)",
                "atr | 2 | atr(14)",
                "tr | 1 | true-range",
                "stoch | 1 | stoch-k(14, 3)",
                "stoch | 2 | stoch-d(14, 3, 3)",
                "obv | 1 | obv",
                "stdev | 1 | stdev(14)",
                "stdev | 2 | sma(14)",
                "roc | 2 | roc(14)",
                "donchian | 1 | donchian-upper(20)",
                "donchian | 2 | donchian-middle(20)",
                "donchian | 3 | donchian-lower(20)",
                "adx | 1 | plus-di(14)",
                "adx | 2 | minus-di(14)",
                "adx | 4 | adx(14)",
                "vwap | 1 | vwap",
                "cci | 1 | cci(20)",
            })
    void agrees_with_every_value_of_the_first_reference(String file, int column, String declaration) {
        BarSeries bars = bars(Shared.rows("reference/indicators_a/input_quotes.csv"));
        List<String[]> expected = Shared.rows("reference/indicators_a/expected_" + file + ".csv");

        IndicatorColumn ours = column(declaration, bars);

        assertThat(expected).hasSize(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            agrees(expected.get(i)[0], expected.get(i)[column], ours.value(i), 1e-9);
        }
    }

    @ParameterizedTest(name = "{1} against {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wma | wma(30)",
                "smaenvelope | sma(30)",
                "emaenvelope | ema(30)",
                "smmaenvelope | smma(30)",
                "wmaenvelope | wma(30)",
                "rsi_safe | rsi(14)",
                "pctchange | change-ratio(30)",
                "hma | HMA(30)",
            })
    void agrees_with_the_points_of_the_second_reference(String test, String declaration) {
        BarSeries bars = bars(Shared.rows("reference/indicators_b/input_bars.csv"));
        List<String[]> points = Shared.rows("reference/indicators_b/expected_points.csv").stream()
                .filter(row -> row[0].equals(test) && row[3].equals("0"))
                .toList();

        IndicatorColumn ours = column(declaration, bars);

        assertThat(points).hasSize(3);
        for (String[] point : points) {
            int i = Integer.parseInt(point[6]);
            assertThat(ours.value(i)).as(point[7]).isCloseTo(Double.parseDouble(point[8]), within(6));
        }
    }

    @ParameterizedTest(name = "{3} against column {1} of {0}, {2} decimals")
    @CsvSource(
            delimiter = '|',
            value = {
                "bbands | 2 | 6 | sma(20)",
                "bbands | 3 | 6 | stdev(20)",
                "bbands | 4 | 6 | bb-upper(20, 2)",
                "bbands | 5 | 6 | bb-lower(20, 2)",
                "obv | 5 | 0 | obv",
                "roc | 2 | 8 | roc(12)",
                "wma | 6 | 4 | wma(9)",
                "percentr | 6 | 6 | williams-r(14)",
                "vwap | 7 | 12 | vwap(14)",
                "kama | 8 | 6 | KAMA(10, 2, 30)",
            })
    void agrees_with_the_published_sheets(String file, int column, int decimals, String declaration) {
        List<String[]> sheet = Shared.rows("reference/indicators_c/" + file + ".csv");
        BarSeries bars = sheet(file, sheet);

        IndicatorColumn ours = column(declaration, bars);

        int compared = 0;
        for (int i = 0; i < bars.size(); i++) {
            String cell = sheet.get(i).length > column ? sheet.get(i)[column] : "";
            if (!cell.isBlank() && !Double.isNaN(ours.value(i))) {
                assertThat(ours.value(i)).as(sheet.get(i)[0]).isCloseTo(Double.parseDouble(cell), within(decimals));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(8);
    }

    private static Offset<Double> within(int decimals) {
        return Offset.offset(0.5000001 * Math.pow(10, -decimals));
    }

    private static void agrees(String when, String expected, double ours, double tolerance) {
        if (expected.isBlank()) {
            assertThat(ours).as(when).isNaN();
            return;
        }
        double value = Double.parseDouble(expected);
        assertThat(Math.abs(ours - value) <= tolerance * Math.max(Math.abs(value), 1e-3))
                .as("%s: ours %s, expected %s", when, ours, value)
                .isTrue();
    }

    private static IndicatorColumn column(String declaration, BarSeries bars) {
        return IndicatorSet.of(List.of(IndicatorSpec.parse("x", declaration, Timeframe.DAILY)))
                .compute(bars, Calendars.of("24/7"))
                .get(0);
    }

    private static BarSeries bars(List<String[]> rows) {
        BarSeriesBuilder bars = BarSeries.builder(ID, Timeframe.DAILY);
        for (String[] row : rows) {
            add(bars, row[2], row[3], row[4], row[5], row[6]);
        }
        return bars.build();
    }

    /** Each sheet has the columns its indicator needs. */
    private static BarSeries sheet(String file, List<String[]> rows) {
        BarSeriesBuilder bars = BarSeries.builder(ID, Timeframe.DAILY);
        for (String[] row : rows) {
            switch (file) {
                case "wma" -> add(bars, row[1], row[2], row[3], row[4], row[5]);
                case "percentr" -> add(bars, row[1], row[1], row[2], row[5].isBlank() ? row[2] : row[5], "0");
                case "vwap" -> add(bars, row[4], row[2], row[3], row[4], row[6]);
                case "obv" -> add(bars, row[1], row[1], row[1], row[1], row[2].isBlank() ? "0" : row[2]);
                default -> add(bars, row[1], row[1], row[1], row[1], "0");
            }
        }
        return bars.build();
    }

    private static void add(BarSeriesBuilder bars, String open, String high, String low, String close, String volume) {
        long start = bars.size() * DAY;
        bars.bar(start, start + DAY)
                .prices(
                        Double.parseDouble(open),
                        Double.parseDouble(high),
                        Double.parseDouble(low),
                        Double.parseDouble(close))
                .volume(Double.parseDouble(volume));
    }
}
