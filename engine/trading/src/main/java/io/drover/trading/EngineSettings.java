package io.drover.trading;

import io.drover.model.Currency;
import io.drover.model.Mode;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What an engine is told once, at start.
 *
 * @param mode kept in the journal; nothing between snapshot and gate can see it
 * @param account account id
 * @param currency account currency; all instruments must be quoted in it
 * @param installId makes our order ids unlike those of any other installation
 * @param build version of the program
 * @param configHash hash of the configuration, lower-case hex
 * @param ceilings of the hard gate
 * @param accountingDay when a new day begins
 * @param margin what a position needs
 * @param collarRatio how far from the reference a market order may fill at worst, 0.05 is 5 %
 * @param intentTtl an intent older than this is not sent
 * @param duplicateWindow equal orders closer than this are duplicates; at most an hour
 * @param warmUpCycles unrecorded cycles on a synthetic snapshot before trading
 * @param states which causes of a lowered trading state end without a person
 * @param broker how it deals with its broker
 */
public record EngineSettings(
        Mode mode,
        String account,
        Currency currency,
        String installId,
        String build,
        String configHash,
        Ceilings ceilings,
        AccountingDay accountingDay,
        MarginSchedule margin,
        BigDecimal collarRatio,
        Duration intentTtl,
        Duration duplicateWindow,
        int warmUpCycles,
        StatePolicy states,
        BrokerTerms broker) {
    public EngineSettings {
        if (duplicateWindow.compareTo(Activities.LONGEST) > 0) {
            throw new IllegalArgumentException("the duplicate window (%s) must be at most %s.\nMaybe use PT1M."
                    .formatted(duplicateWindow, Activities.LONGEST));
        }
    }

    /** With the mode's own policy for causes that end without a person, and the usual terms for the broker. */
    public EngineSettings(
            Mode mode,
            String account,
            Currency currency,
            String installId,
            String build,
            String configHash,
            Ceilings ceilings,
            AccountingDay accountingDay,
            MarginSchedule margin,
            BigDecimal collarRatio,
            Duration intentTtl,
            Duration duplicateWindow,
            int warmUpCycles) {
        this(
                mode,
                account,
                currency,
                installId,
                build,
                configHash,
                ceilings,
                accountingDay,
                margin,
                collarRatio,
                intentTtl,
                duplicateWindow,
                warmUpCycles,
                StatePolicy.of(mode),
                BrokerTerms.DEFAULTS);
    }
}
