package io.drover.market.indicator;

import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.series.BarSeries;
import io.drover.market.series.Timeframe;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Declared indicators, checked: names are unique in a timeframe, functions and arguments right, references known. */
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
