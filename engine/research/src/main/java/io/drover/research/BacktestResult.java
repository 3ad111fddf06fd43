package io.drover.research;

import io.drover.model.Money;

/**
 * What came out of a backtest.
 *
 * @param cycles run
 * @param orders that were sent
 * @param denials proposals refused by us
 * @param equity at the end, at the last marks
 * @param realizedPnl fees included
 * @param fees paid
 * @param openPositions instruments still held
 * @param decisionHash equal for equal decisions
 * @param chainHead of the journal
 */
public record BacktestResult(
        long cycles,
        long orders,
        long denials,
        Money equity,
        Money realizedPnl,
        Money fees,
        int openPositions,
        String decisionHash,
        String chainHead) {}
