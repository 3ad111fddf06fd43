package io.drover.research;

import io.drover.market.indicator.IndicatorSpec;
import io.drover.rulebook.RuleSources;
import java.util.List;

/**
 * One set of parameters of a sweep.
 *
 * @param name unique in its sweep, for people
 * @param rules the sweep's rules with this variant's tables
 * @param indicators this variant's
 */
public record Variant(String name, RuleSources rules, List<IndicatorSpec> indicators) {
    public Variant {
        indicators = List.copyOf(indicators);
    }

    /** Its name alone: rules are long. */
    @Override
    public String toString() {
        return name;
    }
}
