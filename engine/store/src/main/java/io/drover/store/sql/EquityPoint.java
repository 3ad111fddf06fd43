package io.drover.store.sql;

import java.time.Instant;

/**
 * The account at one cycle, in account currency.
 *
 * @param at scheduled time of the cycle, UTC
 * @param equity cash plus positions
 * @param cash cash
 * @param drawdownRatio fall from the peak over the peak, never negative
 */
public record EquityPoint(Instant at, double equity, double cash, double drawdownRatio) {}
