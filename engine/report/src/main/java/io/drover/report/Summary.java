package io.drover.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The period in numbers. Money in account currency.
 *
 * @param startEquity at its first cycle
 * @param endEquity at its last cycle
 * @param pnl end minus start
 * @param returnRatio of the start, 0.02 is 2 %
 * @param cashMoved deposits, withdrawals, dividends, interest and fees without a trade, signed; part of {@code pnl}
 * @param realizedPnl of closed quantities against their weighted average cost, before fees
 * @param fees of fills, never negative
 * @param unexplained change of equity that fills, fees, moved cash and marks do not explain; 0 when the books agree
 * @param maxDrawdownRatio largest fall from a peak of the period over that peak
 * @param maxDrawdown the same in money
 * @param maxDrawdownAt when, UTC
 * @param roundTrips positions opened and closed again
 * @param wins of them with a profit after fees
 * @param winRatio of round trips
 * @param counts how often what happened
 */
public record Summary(
        BigDecimal startEquity,
        BigDecimal endEquity,
        BigDecimal pnl,
        Optional<BigDecimal> returnRatio,
        BigDecimal cashMoved,
        BigDecimal realizedPnl,
        BigDecimal fees,
        BigDecimal unexplained,
        BigDecimal maxDrawdownRatio,
        BigDecimal maxDrawdown,
        Optional<Instant> maxDrawdownAt,
        int roundTrips,
        int wins,
        Optional<BigDecimal> winRatio,
        Counts counts) {
    /**
     * How often what happened in the period.
     *
     * @param cycles with a record
     * @param discarded by failing rules
     * @param skipped because the trigger was missed
     * @param proposals judged
     * @param denied proposals refused by us
     * @param orders written as intents
     * @param fills booked
     */
    public record Counts(
            long cycles, long discarded, long skipped, long proposals, long denied, long orders, long fills) {}
}
