package io.drover.fact;

/**
 * One part of an additive score.
 *
 * @param symbol instrument id
 * @param name of the part
 * @param points what it adds; whole points, so that sums do not depend on order
 */
public record Score(String symbol, String name, long points) implements DerivedFact {
    @Override
    public String key() {
        return symbol + "/" + name;
    }
}
