package io.drover.trading;

import io.drover.model.Mode;

/**
 * Which causes end without a person.
 *
 * @param dailyLossEndsWithDay whether a daily loss that only reduced ends at the next accounting day
 * @param passingCausesEnd whether causes that pass by themselves end after three clean cycles and a reconciliation
 */
public record StatePolicy(boolean dailyLossEndsWithDay, boolean passingCausesEnd) {
    /** Both in every mode but live. */
    public static StatePolicy of(Mode mode) {
        return new StatePolicy(mode != Mode.LIVE, mode != Mode.LIVE);
    }
}
