package io.drover.market.indicator;

import io.drover.market.series.Timeframe;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Declaration of an indicator, as {@code slow: sma(50)} in configuration.
 *
 * @param name what rules call it
 * @param function which calculation, see {@link IndicatorSet#functions()}
 * @param arguments as written
 * @param timeframe of the bars it is computed from
 * @param warmUp bars before the first one of each session at which the calculation begins anew; absent: it begins once, at the
 *     first stored bar
 */
public record IndicatorSpec(
        String name, String function, List<String> arguments, Timeframe timeframe, Optional<Integer> warmUp) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");
    private static final Pattern CALL = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9.-]*)\\s*(?:\\(([^()]*)\\))?\\s*");

    public IndicatorSpec {
        arguments = List.copyOf(arguments);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "indicator name (%s) must be letters, digits, _ and -.\nMaybe write slow: sma(50)."
                            .formatted(name));
        }
        warmUp.filter(bars -> bars < 0).ifPresent(bars -> {
            throw new IllegalArgumentException(
                    "indicator %s: warm-up (%d) must not be negative.".formatted(name, bars));
        });
    }

    /** Reads {@code sma(50)}, {@code macd(12, 26, 9)}, {@code sma(20, volume)}, {@code obv}. */
    public static IndicatorSpec parse(String name, String text, Timeframe timeframe) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw new IllegalArgumentException(
                    "indicator %s (%s) must be a function with arguments.\nMaybe write sma(50).".formatted(name, text));
        }
        String inner = call.group(2);
        List<String> arguments = inner == null || inner.isBlank()
                ? List.of()
                : Stream.of(inner.split(",", -1)).map(String::strip).toList();
        return new IndicatorSpec(name, call.group(1), arguments, timeframe, Optional.empty());
    }

    /** The same, begun anew {@code bars} bars before each session. */
    public IndicatorSpec withWarmUp(int bars) {
        return new IndicatorSpec(name, function, arguments, timeframe, Optional.of(bars));
    }

    @Override
    public String toString() {
        return name + ": " + function + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
    }
}
