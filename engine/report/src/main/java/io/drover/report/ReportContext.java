package io.drover.report;

import io.drover.model.Instrument;
import java.util.List;

/**
 * What a report says that the records themselves do not hold.
 *
 * @param verification what the check of the chain found
 * @param decisionHash over the deterministic records of the journal
 * @param chainHead hash of its last record
 * @param instruments everything that was traded: multipliers and currencies; one that is missing counts 1 per point
 * @param prices for the charts; may be empty
 */
public record ReportContext(
        Verification verification,
        String decisionHash,
        String chainHead,
        List<Instrument> instruments,
        List<PriceSeries> prices) {
    public ReportContext {
        instruments = List.copyOf(instruments);
        prices = List.copyOf(prices);
    }

    /**
     * Result of verifying the journal.
     *
     * @param result whether it is intact
     * @param text how much was checked, or what is wrong and where
     */
    public record Verification(Result result, String text) {
        /** A report also comes out when nothing was verified, and says so. */
        public enum Result {
            INTACT,
            BROKEN,
            NOT_VERIFIED
        }
    }
}
