package io.drover.fact;

/** Sizing, pricing and protection of an entry; Java computes quantity and prices from it. Ratios are ratios. */
public interface EntryTerms {
    /** Size: this share of equity at the reference price, e.g. 0.10 for 10 %. */
    EntryTerms equityShare(double ratio);

    /** Size: units. */
    EntryTerms quantity(double units);

    /** Size: value in account currency. */
    EntryTerms notional(double amount);

    /** Size: lose this share of equity if the stop is hit; needs {@link #stopLossRatio}. */
    EntryTerms riskShare(double ratio);

    /** A limit order this far on the passive side of the reference price; without it a market order is sent. */
    EntryTerms limitOffsetRatio(double ratio);

    /** Protective stop this far from the reference price, on the losing side. */
    EntryTerms stopLossRatio(double ratio);

    /** Take profit this far from the reference price, on the winning side. */
    EntryTerms takeProfitRatio(double ratio);

    /** Protective stop that trails the best price by this ratio. */
    EntryTerms trailingRatio(double ratio);

    /** Fill at the next opening (time in force OPG). */
    EntryTerms atNextOpen();

    /** Keep working until cancelled (GTC); the default is DAY. */
    EntryTerms untilCancelled();

    /** Short text for people, kept in the journal. */
    EntryTerms because(String reason);
}
