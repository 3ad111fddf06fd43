package io.drover.fact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Switch and settings of one strategy, a row of {@code strategies.csv}.
 *
 * @param name last part of its rules' package
 * @param enabled whether its entries are wanted
 * @param capitalShare share of equity it may use: 0.25 is 25 %
 * @param parameters numbers its rules read by name
 */
public record Strategy(String name, boolean enabled, double capitalShare, Map<String, Double> parameters)
        implements Fact {
    public Strategy {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    @Override
    public String key() {
        return name;
    }

    /** A parameter of the row; an absent one throws, so that a typing error stops the cycle instead of trading. */
    public double parameter(String parameter) {
        Double value = parameters.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(
                    "strategy %s has no parameter %s, only %s.\nMaybe add it to strategies.csv."
                            .formatted(name, parameter, parameters.keySet()));
        }
        return value;
    }
}
