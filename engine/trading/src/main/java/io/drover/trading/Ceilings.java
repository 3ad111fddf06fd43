package io.drover.trading;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the hard gate never lets through, whatever rules and tables say. Read once at start; nothing can change them in a
 * running process.
 *
 * @param maxOrderValue worst value of one order, account currency (C01)
 * @param maxOrderQty units of one order (C02)
 * @param maxCycleValue worst value of all entries of one cycle, account currency; one breach refuses them all (C03)
 * @param maxOrdersPerMinute new orders in any 60 seconds; exits are never counted out (C07)
 * @param maxGrossRatio gross exposure over equity, 1 is 100 % (C15)
 * @param maxPriceAge older reference prices let no entry through (C24)
 * @param maxPriceJumpRatio an order price further from the reference than this is insane, 0.5 is 50 % (C04, C25)
 * @param account ceilings of the account's condition
 */
public record Ceilings(
        BigDecimal maxOrderValue,
        BigDecimal maxOrderQty,
        BigDecimal maxCycleValue,
        int maxOrdersPerMinute,
        BigDecimal maxGrossRatio,
        Duration maxPriceAge,
        BigDecimal maxPriceJumpRatio,
        AccountCeilings account) {
    /** What holds for keys that configuration does not set. */
    public static final Ceilings DEFAULTS = new Ceilings(
            new BigDecimal("100000"),
            new BigDecimal("1000000"),
            new BigDecimal("250000"),
            120,
            new BigDecimal("2"),
            Duration.ofDays(4),
            new BigDecimal("0.5"));

    /** With the built-in ceilings of the account's condition. */
    public Ceilings(
            BigDecimal maxOrderValue,
            BigDecimal maxOrderQty,
            BigDecimal maxCycleValue,
            int maxOrdersPerMinute,
            BigDecimal maxGrossRatio,
            Duration maxPriceAge,
            BigDecimal maxPriceJumpRatio) {
        this(
                maxOrderValue,
                maxOrderQty,
                maxCycleValue,
                maxOrdersPerMinute,
                maxGrossRatio,
                maxPriceAge,
                maxPriceJumpRatio,
                AccountCeilings.DEFAULTS);
    }
}
