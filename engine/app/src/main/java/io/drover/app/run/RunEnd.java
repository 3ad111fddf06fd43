package io.drover.app.run;

import io.drover.research.BacktestResult;

/**
 * How a run ended.
 *
 * @param reason as journaled, e.g. {@code end of data}
 * @param healthy whether it could have gone on
 * @param result what came out
 */
public record RunEnd(String reason, boolean healthy, BacktestResult result) {}
