package io.drover.fact;

/**
 * State of the market as an analysis rule sees it.
 *
 * @param name e.g. {@code trending}, {@code killed}
 * @param symbol instrument it is about, "" for the whole market
 */
public record Regime(String name, String symbol) implements DerivedFact {
    @Override
    public String key() {
        return symbol + "/" + name;
    }
}
