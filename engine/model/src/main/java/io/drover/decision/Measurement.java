package io.drover.decision;

import io.drover.model.Control;
import java.util.Optional;

/**
 * What one guard rule reported about one proposal against one limit row; the outcome is computed by Java.
 *
 * @param proposal decision ordinal
 * @param control from the rule's {@code @Control}
 * @param row key of the limit row that the rule matched
 * @param measured value in the control's unit
 * @param limit in the control's unit
 * @param sum for additive limits
 * @param rule which rule reported it
 */
public record Measurement(
        String proposal, Control control, String row, double measured, double limit, Optional<Sum> sum, String rule) {
    /**
     * Parts of an additive limit.
     *
     * @param key what the sum is of
     * @param current what the books hold
     * @param increment what the proposal adds
     */
    public record Sum(String key, double current, double increment) {}
}
