package io.drover.trading;

/**
 * How the engine deals with its broker.
 *
 * @param breaks what differences between the books do
 */
public record BrokerTerms(BreakPolicies breaks) {
    public static final BrokerTerms DEFAULTS = new BrokerTerms(BreakPolicies.DEFAULTS);
}
