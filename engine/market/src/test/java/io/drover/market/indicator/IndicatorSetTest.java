package io.drover.market.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.market.calendar.Calendars;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IndicatorSetTest {
    private static final InstrumentId ID = InstrumentId.parse("TEST.XNAS");
    private static final ExchangeCalendar ALWAYS = Calendars.of("24/7");
    private static final long T0 = 1_577_836_800_000L;

    private static IndicatorSpec spec(String name, String text) {
        return IndicatorSpec.parse(name, text, Timeframe.MINUTE);
    }

    private static BarSeries closes(double... closes) {
        BarSeriesBuilder bars = BarSeries.builder(ID, Timeframe.MINUTE);
        for (double close : closes) {
            long start = T0 + bars.size() * 60_000L;
            bars.bar(start, start + 60_000)
                    .prices(close, close + 1, close - 1, close)
                    .volume(10);
        }
        return bars.build();
    }

    private static double[] walk(long seed, int length, double ticksPerUnit) {
        Random random = new Random(seed);
        double[] prices = new double[length];
        int price = 10_000;
        for (int i = 0; i < length; i++) {
            price += random.nextInt(41) - 20;
            prices[i] = price / ticksPerUnit;
        }
        return prices;
    }

    private static IndicatorColumn one(BarSeries bars, IndicatorSpec... specs) {
        List<IndicatorColumn> all = IndicatorSet.of(List.of(specs)).compute(bars, ALWAYS);
        return all.stream().filter(c -> c.name().equals("x")).findFirst().orElseThrow();
    }

    @Test
    void a_value_needs_its_whole_history_and_a_fact_the_one_before_too() {
        IndicatorColumn sma = one(closes(1, 2, 4, 8), spec("x", "sma(2)"));

        assertThat(sma.value(0)).isNaN();
        assertThat(sma.value(1)).isEqualTo(1.5);
        assertThat(IntStream.range(0, 4).mapToObj(sma::isKnown)).containsExactly(false, false, true, true);
        assertThat(sma.previous(3)).isEqualTo(3);
    }

    @Property(tries = 50)
    void the_cross_sign_is_the_last_exact_sign_that_was_not_zero_before_the_bar(
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        double[] prices = walk(seed, 400, 1);
        BarSeries bars = closes(prices);

        IndicatorColumn cross =
                one(bars, spec("fast", "sma(3)"), spec("slow", "sma(7)"), spec("x", "crossSign(fast,slow)"));

        int last = 0;
        for (int i = 6; i < prices.length; i++) {
            assertThat(cross.value(i)).isEqualTo(last);
            long fast = Math.round(Arrays.stream(prices, i - 2, i + 1).sum());
            long slow = Math.round(Arrays.stream(prices, i - 6, i + 1).sum());
            int sign = Long.signum(fast * 7 - slow * 3);
            last = sign != 0 ? sign : last;
        }
        assertThat(cross.isKnown(6)).isFalse();
        assertThat(cross.isKnown(7)).isTrue();
    }

    @Property(tries = 30)
    void equal_averages_of_decimal_prices_have_sign_zero(@ForAll @IntRange(min = 1, max = 100_000) int cents) {
        double price = cents / 100.0;
        double[] prices = new double[60];
        Arrays.fill(prices, price);

        IndicatorColumn sign = one(closes(prices), spec("a", "sma(7)"), spec("b", "sma(30)"), spec("x", "sign(a, b)"));

        assertThat(IntStream.range(29, 60).mapToDouble(sign::value)).containsOnly(0.0);
        assertThat(one(closes(prices), spec("x", "sma(7)")).value(59)).isEqualTo(price);
    }

    @Property(tries = 20)
    void a_simple_average_is_the_same_wherever_it_began(
            @ForAll @IntRange(min = 0, max = 300) int from, @ForAll @IntRange(min = 1, max = 100) int ticksPerUnit) {
        double[] prices = walk(7, 400, ticksPerUnit);

        IndicatorColumn whole = one(closes(prices), spec("x", "sma(50)"));
        IndicatorColumn part = one(closes(Arrays.copyOfRange(prices, from, 400)), spec("x", "sma(50)"));

        assertThat(IntStream.range(49, 400 - from).mapToDouble(part::value).toArray())
                .isEqualTo(IntStream.range(from + 49, 400)
                        .mapToDouble(whole::value)
                        .toArray());
    }

    @Test
    void with_a_warm_up_the_first_stored_bar_does_not_matter() {
        double[] prices = walk(3, 5 * 1440, 100);
        BarSeries whole = closes(prices);
        BarSeriesBuilder later = BarSeries.builder(ID, Timeframe.MINUTE);
        int cut = 1440 + 900;
        for (int i = cut; i < whole.size(); i++) {
            later.bar(whole.start(i), whole.end(i)).prices(whole.open(i), whole.high(i), whole.low(i), whole.close(i));
        }
        IndicatorSpec spec = spec("x", "ema(20)").withWarmUp(100);

        IndicatorColumn early = one(whole, spec);
        IndicatorColumn late = one(later.build(), spec);

        assertThat(late.value(200)).isNaN();
        for (int i = 2 * 1440; i < whole.size(); i++) {
            assertThat(late.value(i - cut)).isEqualTo(early.value(i));
            assertThat(late.previous(i - cut)).isEqualTo(early.previous(i));
        }
        assertThat(one(whole, spec("x", "ema(20)")).value(3 * 1440)).isNotEqualTo(early.value(3 * 1440));
    }

    @Test
    void no_indicator_sees_a_later_bar() {
        double[] prices = walk(11, 300, 100);
        double[] changed = prices.clone();
        Arrays.setAll(changed, i -> i < 200 ? prices[i] : 1 + prices[299 - (i - 200)] * 3);
        List<String> declarations = List.of(
                "sma(20)",
                "ema(20)",
                "wma(20)",
                "smma(20)",
                "stdev(20)",
                "rsi",
                "atr",
                "adx",
                "plus-di",
                "minus-di",
                "macd",
                "macd-signal",
                "macd-histogram",
                "bb-upper",
                "bb-lower",
                "bb-position",
                "stoch-k",
                "stoch-d",
                "roc(10)",
                "change-ratio(10)",
                "cci",
                "obv",
                "vwap",
                "vwap(20)",
                "donchian-upper",
                "donchian-lower",
                "highest(20)",
                "lowest(20)",
                "williams-r",
                "true-range",
                "HMA(9)",
                "AroonUp(25)",
                "KAMA(10,2,30)",
                "ParabolicSar");

        for (String declaration : declarations) {
            IndicatorColumn before = one(closes(prices), spec("x", declaration));
            IndicatorColumn after = one(closes(changed), spec("x", declaration));

            assertThat(IntStream.range(0, 200).mapToDouble(after::value).toArray())
                    .as(declaration)
                    .isEqualTo(
                            IntStream.range(0, 200).mapToDouble(before::value).toArray());
            assertThat(IntStream.range(200, 300).mapToDouble(after::value).toArray())
                    .as(declaration)
                    .isNotEqualTo(
                            IntStream.range(200, 300).mapToDouble(before::value).toArray());
        }
    }

    @Test
    void indicators_of_the_library_are_found_by_their_class_name() {
        BarSeries bars = closes(walk(5, 200, 100));

        IndicatorColumn theirs = one(bars, spec("x", "SMA(20)"));
        IndicatorColumn ours = one(bars, spec("x", "sma(20)"));

        for (int i = 20; i < 200; i++) {
            assertThat(theirs.value(i)).isCloseTo(ours.value(i), Offset.offset(1e-9));
        }
    }

    @Test
    void indicators_that_the_library_cannot_make_are_refused() {
        for (String declaration :
                List.of("SMA", "SMA(x)", "SMA(2, 3)", "Nothing(4)", "Abstract", "PearsonCorrelation(4)")) {
            assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("x", declaration))))
                    .as(declaration)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("x: " + declaration);
        }
    }

    @Test
    void wrong_declarations_are_refused_by_name() {
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("slow", "smma"))))
                .hasMessageContaining("slow: smma")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("slow", "sma(0)"))))
                .hasMessageContaining("(0)");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("slow", "sma(5.5)"))))
                .hasMessageContaining("(5.5)");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("slow", "sma(5, midpoint)"))))
                .hasMessageContaining("midpoint");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("slow", "bb-upper(20, 1e999)"))))
                .hasMessageContaining("1e999");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("slow", "sma(5, close, 1)"))))
                .hasMessageContaining("too many");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("slow", "smoothest(5)"))))
                .hasMessageContaining("smoothest")
                .hasMessageContaining("sma");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("x", "crossSign(a, b)"))))
                .hasMessageContaining("a, which is not declared");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("x", "crossSign(x, x)"))))
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> IndicatorSet.of(List.of(spec("x", "sma(5)"), spec("x", "sma(6)"))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> spec("x", "sma(5")).hasMessageContaining("sma(5");
        assertThatThrownBy(() -> spec("1 x", "sma(5)")).hasMessageContaining("1 x");
    }
}
