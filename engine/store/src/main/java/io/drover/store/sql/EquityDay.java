package io.drover.store.sql;

import java.time.Instant;

/**
 * The account over one accounting day, from the last cycle of the day before to its own last cycle, in account currency.
 * Days follow each other without a gap: the profits of all days add up.
 *
 * @param accountingDay its label, e.g. {@code 2013-11-25}
 * @param firstAt scheduled time of its first cycle, UTC
 * @param lastAt scheduled time of its last cycle so far, UTC
 * @param startEquity at the end of the day before; of the first day, at its first cycle
 * @param endEquity at its last cycle so far
 * @param highWaterMark highest equity ever, or as a person acknowledged
 * @param drawdownRatio largest fall below the high-water mark that a cycle of the day saw, over that mark; never negative
 * @param fees paid in the day
 * @param deposits less withdrawals
 * @param pnl end less start less deposits
 */
public record EquityDay(
        String accountingDay,
        Instant firstAt,
        Instant lastAt,
        double startEquity,
        double endEquity,
        double highWaterMark,
        double drawdownRatio,
        double fees,
        double deposits,
        double pnl) {}
