package io.drover.model;

import java.util.Locale;

/** Which market fact an instrument's marks and controls measure against; written as in configuration, {@code bar-close}. */
public enum PriceSource {
    /** National best bid and offer: only where the feed truly is consolidated. */
    NBBO,
    VENUE_QUOTE,
    LAST_TRADE,
    BAR_CLOSE;

    /** The configuration's spelling, e.g. {@code venue-quote}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a bid and an ask exist, and so a spread can be measured. */
    public boolean hasSpread() {
        return this == NBBO || this == VENUE_QUOTE;
    }
}
