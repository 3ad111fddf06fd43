package io.drover.app.config;

import io.drover.app.settings.OutOfRangeException;
import io.drover.app.settings.Setting;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.Timeframe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code indicators.yaml}: what is computed from bars before rules see them. */
public record IndicatorSettings(
        @Setting(
                value = "Per timeframe (1m, 5m, 1h, 1d …) the names that rules use, with function and arguments:"
                        + " slow: sma(50).",
                unit = "function(arguments)")
        Map<String, Map<String, String>> indicators) {
    public IndicatorSettings {
        indicators = Collections.unmodifiableMap(new TreeMap<>(indicators));
        indicators.forEach((timeframe, named) -> named.forEach((name, text) -> spec(timeframe, name, text)));
    }

    /** All declarations, by timeframe and name. */
    public List<IndicatorSpec> specs() {
        List<IndicatorSpec> specs = new ArrayList<>();
        new TreeMap<>(indicators)
                .forEach((timeframe, named) ->
                        new TreeMap<>(named).forEach((name, text) -> specs.add(spec(timeframe, name, text))));
        return specs;
    }

    private static IndicatorSpec spec(String timeframe, String name, String text) {
        try {
            return IndicatorSpec.parse(name, text, Timeframe.parse(timeframe));
        } catch (IllegalArgumentException e) {
            String[] lines = String.valueOf(e.getMessage()).split("\nMaybe ", 2);
            throw new OutOfRangeException(
                    "indicators." + timeframe + "." + name,
                    "is refused: " + lines[0].replaceAll("\\.$", ""),
                    lines.length > 1 ? lines[1].replaceAll("\\.$", "") : "write slow: sma(50)");
        }
    }
}
