package io.drover.decision;

import io.drover.fact.Strategy;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row of {@code strategies.csv}.
 *
 * @param name last part of its rules' package
 * @param enabled whether its rules may open positions
 * @param capitalShare share of equity it may use, 0.25 is 25 %
 * @param protectiveStop whether each entry needs a stop at the broker
 * @param exclusive whether an instrument belongs to one strategy while held
 * @param reason why a protection was switched off, "" otherwise
 * @param parameters numbers its rules read
 */
public record StrategyRow(
        String name,
        boolean enabled,
        double capitalShare,
        boolean protectiveStop,
        boolean exclusive,
        String reason,
        Map<String, Double> parameters) {
    public StrategyRow {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        if ((!protectiveStop || !exclusive) && reason.isBlank()) {
            throw new IllegalArgumentException(
                    "strategy %s: a switched-off protective stop or ownership needs a reason.\nMaybe fill in column reason."
                            .formatted(name));
        }
    }

    public Strategy toFact() {
        return new Strategy(name, enabled, capitalShare, parameters);
    }
}
