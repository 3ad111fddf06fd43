package io.drover.fact;

/**
 * A strategy's opinion; it becomes an order only through a rule.
 *
 * @param symbol instrument id
 * @param strategy whose opinion
 * @param direction {@code LONG}, {@code SHORT} or {@code FLAT}
 * @param strength 0 to 1
 * @param reason short text for people
 */
public record Signal(String symbol, String strategy, String direction, double strength, String reason)
        implements DerivedFact {
    @Override
    public String key() {
        return symbol + "/" + strategy + "/" + direction;
    }
}
