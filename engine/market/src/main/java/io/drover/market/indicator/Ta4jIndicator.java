package io.drover.market.indicator;

import io.drover.market.series.Bars;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Any numeric indicator of ta4j by its class name without the ending {@code Indicator}, e.g. {@code HMA(9)} or
 * {@code AroonUp(25)}. Its constructor must take a bar series or a price, and numbers. Bars are given to it one by one, so
 * it cannot see later ones.
 */
final class Ta4jIndicator implements Calculation {
    private static final String ROOT = "org.ta4j.core.indicators.";
    private static final List<String> PACKAGES = List.of(
            "",
            "adx.",
            "aroon.",
            "bollinger.",
            "candles.",
            "donchian.",
            "helpers.",
            "ichimoku.",
            "keltner.",
            "pivotpoints.",
            "statistics.",
            "supertrend.",
            "trend.",
            "volume.");

    private final BaseBarSeries series =
            new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
    private final Indicator<?> indicator;

    private Ta4jIndicator(IndicatorSpec spec) {
        this.indicator = create(spec, series);
    }

    static Calculation of(IndicatorSpec spec) {
        return new Ta4jIndicator(spec);
    }

    @Override
    public double next(Bars bars, int i) {
        series.addBar(BaseBar.builder(DoubleNum::valueOf, Number.class)
                .timePeriod(Duration.ofMillis(bars.end(i) - bars.start(i)))
                .endTime(Instant.ofEpochMilli(bars.end(i)).atZone(ZoneOffset.UTC))
                .openPrice(bars.open(i))
                .highPrice(bars.high(i))
                .lowPrice(bars.low(i))
                .closePrice(bars.close(i))
                .volume(bars.volume(i))
                .build());
        int last = series.getEndIndex();
        return last >= indicator.getUnstableBars() && indicator.getValue(last) instanceof Num number
                ? number.doubleValue()
                : Double.NaN;
    }

    private static Indicator<?> create(IndicatorSpec spec, BaseBarSeries series) {
        for (Constructor<?> constructor : constructors(spec)) {
            Optional<Object[]> arguments = arguments(constructor.getParameterTypes(), spec.arguments(), series);
            if (arguments.isPresent()) {
                return instance(spec, constructor, arguments.get());
            }
        }
        throw new IllegalArgumentException(
                "indicator %s has arguments that no constructor of it takes.\nMaybe write %s(14)."
                        .formatted(spec, spec.function()));
    }

    private static List<Constructor<?>> constructors(IndicatorSpec spec) {
        Class<?> found = PACKAGES.stream()
                .flatMap(folder -> load(ROOT + folder + spec.function() + "Indicator").stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "indicator %s: function (%s) is not known.\nMaybe one of %s, or a class of ta4j."
                                .formatted(spec, spec.function(), IndicatorSet.functions())));
        List<Constructor<?>> all = new ArrayList<>(Arrays.asList(found.getConstructors()));
        all.sort(Comparator.comparing(Constructor::toString));
        return all;
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    private static Optional<Object[]> arguments(Class<?>[] types, List<String> texts, BaseBarSeries series) {
        if (types.length != texts.size() + 1) {
            return Optional.empty();
        }
        Object[] values = new Object[types.length];
        if (types[0].isInstance(series)) {
            values[0] = series;
        } else if (types[0].isAssignableFrom(ClosePriceIndicator.class)) {
            values[0] = new ClosePriceIndicator(series);
        } else {
            return Optional.empty();
        }
        for (int i = 1; i < types.length; i++) {
            Optional<Object> value = argument(types[i], texts.get(i - 1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return Optional.of(values);
    }

    private static Optional<Object> argument(Class<?> type, String text) {
        try {
            if (type == int.class) {
                return Optional.of(Integer.parseInt(text));
            }
            double number = Double.parseDouble(text);
            if (type == double.class || type == Number.class) {
                return Optional.of(number);
            }
            return type == Num.class ? Optional.of(DoubleNum.valueOf(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Indicator<?> instance(IndicatorSpec spec, Constructor<?> constructor, Object[] arguments) {
        try {
            return (Indicator<?>) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "indicator %s is refused by ta4j: %s"
                            .formatted(spec, e.getTargetException().getMessage()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "indicator %s: class (%s) is no indicator.\nMaybe one of %s."
                            .formatted(spec, constructor.getDeclaringClass().getName(), IndicatorSet.functions()),
                    e);
        }
    }
}
