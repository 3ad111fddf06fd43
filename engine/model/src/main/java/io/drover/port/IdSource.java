package io.drover.port;

import io.drover.model.ClOrdId;

/** Where client order ids come from: a pure function of the decision, so that no attempt can have two. */
public interface IdSource {
    /**
     * The id of one leg of one decision.
     *
     * @param decisionKey account, rule set, rule, symbol, side, scheduled time
     * @param leg {@code order}, {@code stop}, {@code take-profit}, {@code cancel-1} …
     */
    ClOrdId idOf(String decisionKey, String leg);
}
