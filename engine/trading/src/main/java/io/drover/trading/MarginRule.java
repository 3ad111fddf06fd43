package io.drover.trading;

import java.math.BigDecimal;

/**
 * What share of a position's value must be own money.
 *
 * @param name e.g. {@code Regulation T}
 * @param initialRatio to open: 0.5 is 50 %
 * @param maintenanceRatio to keep: 0.25 is 25 %
 */
public record MarginRule(String name, BigDecimal initialRatio, BigDecimal maintenanceRatio) {
    /** No credit: everything is paid in full. */
    public static final MarginRule CASH = new MarginRule("cash", BigDecimal.ONE, BigDecimal.ONE);

    /** 12 CFR 220.12 (initial); FINRA rule 4210(c) (maintenance, long). */
    public static final MarginRule REGULATION_T =
            new MarginRule("Regulation T", new BigDecimal("0.5"), new BigDecimal("0.25"));

    public MarginRule {
        if (initialRatio.signum() <= 0 || maintenanceRatio.signum() <= 0) {
            throw new IllegalArgumentException("margin rule %s: ratios (%s, %s) must be positive."
                    .formatted(name, initialRatio, maintenanceRatio));
        }
    }
}
