package io.drover.trading;

/**
 * How the engine deals with its broker.
 *
 * @param breaks what a difference between the books does
 */
public record BrokerTerms(BreakPolicy breaks) {
    public static final BrokerTerms DEFAULTS = new BrokerTerms(BreakPolicy.ESCALATE);
}
