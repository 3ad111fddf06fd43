package io.drover.broker.simulated;

import java.math.BigDecimal;

/**
 * What an account must hold against its positions.
 *
 * @param kind whether and how it is checked
 * @param initialRatio equity needed to open, as a ratio of the position's value: 0.5 is 50 %
 * @param maintenanceRatio equity needed to hold, as a ratio of the position's value
 */
public record MarginTerms(Kind kind, BigDecimal initialRatio, BigDecimal maintenanceRatio) {
    /** How buying power is counted. */
    public enum Kind {
        /** No borrowing and no short selling: purchases are paid from settled cash. */
        CASH,
        /** Purchases and short sales need the initial ratio of their value in free equity. */
        MARGIN,
        /** Buying power is never a limit; for comparisons with engines that have none. */
        UNLIMITED
    }

    public static final MarginTerms CASH_ACCOUNT = new MarginTerms(Kind.CASH, BigDecimal.ONE, BigDecimal.ONE);

    /** Regulation T initial margin (12 CFR 220.12) and the FINRA rule 4210 maintenance floor for long equity. */
    public static final MarginTerms REG_T = new MarginTerms(Kind.MARGIN, new BigDecimal("0.5"), new BigDecimal("0.25"));

    public static final MarginTerms UNLIMITED = new MarginTerms(Kind.UNLIMITED, BigDecimal.ONE, BigDecimal.ZERO);

    public MarginTerms {
        if (initialRatio.signum() <= 0
                || maintenanceRatio.signum() < 0
                || maintenanceRatio.compareTo(initialRatio) > 0) {
            throw new IllegalArgumentException(
                    "margin ratios (initial %s, maintenance %s) must be positive, maintenance not above initial.\nMaybe use 0.5 and 0.25."
                            .formatted(initialRatio, maintenanceRatio));
        }
    }
}
