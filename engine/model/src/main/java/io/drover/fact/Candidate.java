package io.drover.fact;

/**
 * An instrument that a scan picked.
 *
 * @param symbol instrument id
 * @param name of the scan
 * @param value what it is ranked by
 */
public record Candidate(String symbol, String name, double value) implements DerivedFact {
    @Override
    public String key() {
        return symbol + "/" + name;
    }
}
