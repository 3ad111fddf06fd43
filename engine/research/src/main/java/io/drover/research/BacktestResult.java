package io.drover.research;

import io.drover.model.Money;
import io.drover.trading.Cause;
import java.util.Optional;

/**
 * What came out of a backtest.
 *
 * @param ended why, e.g. {@code end of data}
 * @param restriction worst cause that kept the whole account from trading freely at the end
 * @param cycles run
 * @param orders that were sent
 * @param exits orders that closed a position, wholly or in part, and filled
 * @param denials proposals refused by us
 * @param equity at the end, at the last marks
 * @param realizedPnl fees included
 * @param fees paid
 * @param openPositions instruments still held
 * @param decisionHash equal for equal decisions
 * @param chainHead of the journal
 */
public record BacktestResult(
        String ended,
        Optional<Cause> restriction,
        long cycles,
        long orders,
        long exits,
        long denials,
        Money equity,
        Money realizedPnl,
        Money fees,
        int openPositions,
        String decisionHash,
        String chainHead) {}
