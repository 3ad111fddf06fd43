package io.drover.decision;

import io.drover.model.Control;

/**
 * What one control says of one proposal against one limit row.
 *
 * @param control which control
 * @param row key of the limit row, "" when no verdict was given
 * @param measured value in the control's unit; for additive limits what the books and the walk hold plus this proposal
 * @param limit in the control's unit
 * @param outcome computed by Java: measured at most limit passes, inclusive
 */
public record Verdict(Control control, String row, double measured, double limit, Outcome outcome) {
    /** Only {@code PASS} lets a proposal through. */
    public enum Outcome {
        PASS,
        BREACH,
        /** A mandatory control or a limit row got no verdict. */
        MISSING,
        /** More than one verdict, or verdicts that disagree. */
        CONTRADICTORY,
        /** A value was NaN or infinite. */
        NOT_FINITE
    }

    /** How much room was left, in the control's unit; negative after a breach. */
    public double headroom() {
        return limit - measured;
    }
}
