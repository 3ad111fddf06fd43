package io.drover.trading;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Hard ceilings of the account's condition. Each stops entries only; exits always pass.
 *
 * @param maxWorkingOrders entry orders that work or are unknown (C08)
 * @param maxPositionRatio position in one instrument over equity, working entries included, 1 is 100 % (C14)
 * @param maxMarginRatio initial margin of everything held, working and wanted over equity (C17)
 * @param maxDayLossRatio loss of the accounting day, 0.1 is 10 % (C19)
 * @param maxDrawdownRatio fall from the equity peak (C20)
 * @param ramp tighter ones while rules are new, where they hold (C37)
 */
public record AccountCeilings(
        int maxWorkingOrders,
        BigDecimal maxPositionRatio,
        BigDecimal maxMarginRatio,
        BigDecimal maxDayLossRatio,
        BigDecimal maxDrawdownRatio,
        Optional<Ramp> ramp) {
    /** What holds for keys that configuration does not set. */
    public static final AccountCeilings DEFAULTS = new AccountCeilings(
            200, BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("0.10"), new BigDecimal("0.25"), Optional.empty());

    /** These, with a ramp or without one. */
    public AccountCeilings with(Optional<Ramp> other) {
        return new AccountCeilings(
                maxWorkingOrders, maxPositionRatio, maxMarginRatio, maxDayLossRatio, maxDrawdownRatio, other);
    }
}
