package io.drover.market.indicator;

import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.series.BarSeries;
import io.drover.market.series.Timeframe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Declared indicators, checked: names are unique in a timeframe, functions and arguments right, references known.
 *
 * <p>{@code n} is a number of bars; {@code column} is open, high, low, close, volume or typical; in brackets stands what counts when
 * it is left out.
 *
 * <table>
 * <caption>Functions</caption>
 * <tr><td>{@code sma(n, [close])}</td><td>simple average; exact for prices of up to eight decimals</td></tr>
 * <tr><td>{@code ema wma smma(n, [close])}</td><td>exponential, weighted, Wilder's average; begun with a simple one</td></tr>
 * <tr><td>{@code stdev(n, [close])}</td><td>standard deviation of the population</td></tr>
 * <tr><td>{@code highest(n, [high])}, {@code lowest(n, [low])}</td><td>of n bars, this one included</td></tr>
 * <tr><td>{@code donchian-upper donchian-middle donchian-lower([20])}</td><td>of the n bars before this one</td></tr>
 * <tr><td>{@code bb-upper bb-middle bb-lower bb-position([20], [2])}</td><td>Bollinger bands; position 0 lower, 1 upper</td></tr>
 * <tr><td>{@code macd macd-signal macd-histogram([12], [26], [9])}</td><td>in price</td></tr>
 * <tr><td>{@code rsi([14], [close])}, {@code stoch-k([14], [3])}, {@code stoch-d([14], [3], [3])}</td><td>0 to 100</td></tr>
 * <tr><td>{@code adx plus-di minus-di([14])}</td><td>0 to 100</td></tr>
 * <tr><td>{@code williams-r([14])}</td><td>-100 to 0</td></tr>
 * <tr><td>{@code cci([20])}</td><td>around 0</td></tr>
 * <tr><td>{@code atr([14])}, {@code true-range}</td><td>in price</td></tr>
 * <tr><td>{@code change-ratio(n, [close])}</td><td>change over n bars, a ratio: 0.02 is 2 %</td></tr>
 * <tr><td>{@code roc(n, [close])}</td><td>the same in percent</td></tr>
 * <tr><td>{@code obv}, {@code vwap}, {@code vwap(n)}</td><td>from the first bar, or over n bars</td></tr>
 * <tr><td>{@code sign(a, b)}</td><td>of a - b, two declared names: 1, 0 or -1</td></tr>
 * <tr><td>{@code crossSign(a, b)}</td><td>last sign before this bar that was not 0</td></tr>
 * <tr><td>any other</td><td>a class of ta4j without its ending Indicator, e.g. {@code HMA(9)}</td></tr>
 * </table>
 */
public final class IndicatorSet {
    private static final Set<String> SIGNS = Set.of("sign", "crossSign");

    private final List<IndicatorSpec> specs;
    private final Functions functions = new Functions();

    private IndicatorSet(List<IndicatorSpec> specs) {
        this.specs =
                specs.stream().sorted(Comparator.comparing(IndicatorSpec::name)).toList();
    }

    /** Throws {@link IllegalArgumentException} naming the declaration that is wrong. */
    public static IndicatorSet of(List<IndicatorSpec> specs) {
        IndicatorSet set = new IndicatorSet(specs);
        Set<String> names = new HashSet<>();
        for (IndicatorSpec spec : set.specs) {
            if (!names.add(spec.timeframe() + "/" + spec.name())) {
                throw new IllegalArgumentException("indicator %s is declared twice for %s.\nMaybe rename one."
                        .formatted(spec.name(), spec.timeframe()));
            }
            set.calculation(spec, Set.of());
        }
        return set;
    }

    /** Names of all functions of our own; every other name is looked for in ta4j. */
    public static Set<String> functions() {
        Set<String> names = new TreeSet<>(new Functions().byName().keySet());
        names.addAll(SIGNS);
        return names;
    }

    /** All declarations, by name. */
    public List<IndicatorSpec> specs() {
        return specs;
    }

    /** Values of the declarations of the series' timeframe, by name. */
    public List<IndicatorColumn> compute(BarSeries bars, ExchangeCalendar calendar) {
        return specs.stream()
                .filter(spec -> spec.timeframe().equals(bars.timeframe()))
                .map(spec -> IndicatorColumn.compute(spec, () -> calculation(spec, Set.of()), bars, calendar))
                .toList();
    }

    /**
     * The declarations of a timeframe, by name, for bars that are still to come.
     *
     * @throws IllegalArgumentException for one that begins anew with each session: that needs stored bars
     */
    public List<RunningIndicator> begin(Timeframe timeframe) {
        List<RunningIndicator> begun = new ArrayList<>();
        for (IndicatorSpec spec : specs) {
            if (spec.warmUp().isPresent()) {
                throw new IllegalArgumentException(
                        "indicator %s: a warm-up before each session needs stored bars.\nMaybe remove warm-up."
                                .formatted(spec));
            }
            if (spec.timeframe().equals(timeframe)) {
                begun.add(new RunningIndicator(spec.name(), calculation(spec, Set.of())));
            }
        }
        return begun;
    }

    private Calculation calculation(IndicatorSpec spec, Set<String> within) {
        Arguments arguments = new Arguments(spec);
        Function<Arguments, Calculation> own = functions.byName().get(spec.function());
        Calculation calculation;
        if (own != null) {
            calculation = own.apply(arguments);
        } else if (SIGNS.contains(spec.function())) {
            calculation = sign(spec, arguments, within);
        } else {
            return Ta4jIndicator.of(spec);
        }
        arguments.end();
        return calculation;
    }

    private Calculation sign(IndicatorSpec spec, Arguments arguments, Set<String> within) {
        if (within.contains(spec.name())) {
            throw arguments.wrong("refers to itself", "the names of two others");
        }
        Set<String> inner = new HashSet<>(within);
        inner.add(spec.name());
        Calculation a = calculation(referred(spec.timeframe(), arguments), inner);
        Calculation b = calculation(referred(spec.timeframe(), arguments), inner);
        return spec.function().equals("sign") ? Cross.sign(a, b) : Cross.lastSignBefore(a, b);
    }

    private IndicatorSpec referred(Timeframe timeframe, Arguments arguments) {
        String name = arguments.reference();
        Optional<IndicatorSpec> found = specs.stream()
                .filter(other -> other.name().equals(name) && other.timeframe().equals(timeframe))
                .findFirst();
        return found.orElseThrow(() -> arguments.wrong(
                "refers to %s, which is not declared for %s".formatted(name, timeframe),
                specs.stream().map(IndicatorSpec::name).toList().toString()));
    }
}
