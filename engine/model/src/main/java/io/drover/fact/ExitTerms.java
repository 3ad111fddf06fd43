package io.drover.fact;

/** Size and pricing of an exit. */
public interface ExitTerms {
    /** Close this share of the position, rounded down to the lot: 0.5 is half. The default is all. */
    ExitTerms share(double ratio);

    /** A limit order this far on the passive side of the reference price; without it a market order is sent. */
    ExitTerms limitOffsetRatio(double ratio);

    /** Fill at the next opening (time in force OPG). */
    ExitTerms atNextOpen();

    /** Keep working until cancelled (GTC); the default is DAY. */
    ExitTerms untilCancelled();

    /** Short text for people, kept in the journal. */
    ExitTerms because(String reason);
}
