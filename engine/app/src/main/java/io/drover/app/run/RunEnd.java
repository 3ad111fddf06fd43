package io.drover.app.run;

import io.drover.research.BacktestResult;

/**
 * How a run ended.
 *
 * @param healthy whether it could have gone on
 * @param result what came out
 */
public record RunEnd(boolean healthy, BacktestResult result) {
    /** As journaled, e.g. {@code end of data}. */
    public String reason() {
        return result.ended();
    }
}
