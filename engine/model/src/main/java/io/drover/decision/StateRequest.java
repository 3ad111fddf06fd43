package io.drover.decision;

import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.TradingState;

/**
 * A halt rule's request to lower the trading state.
 *
 * @param control from the rule's {@code @Control}
 * @param scope how far
 * @param state to which state
 * @param reason for people, with the values
 * @param provenance which rule, and what it saw
 */
public record StateRequest(Control control, Scope scope, TradingState state, String reason, Provenance provenance) {}
