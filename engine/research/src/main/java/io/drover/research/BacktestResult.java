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
        long denials,
        Money equity,
        Money realizedPnl,
        Money fees,
        int openPositions,
        String decisionHash,
        String chainHead) {}
