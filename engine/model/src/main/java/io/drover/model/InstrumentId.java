package io.drover.model;

import java.util.regex.Pattern;

/**
 * Stable identity of what is traded, written {@code SYMBOL.VENUE}, e.g. {@code AAPL.XNAS} or {@code BTC-USD.BITSTAMP}.
 *
 * @param symbol the venue's name of it; may itself contain dots ({@code BRK.B})
 * @param venue where it trades: capital letters, digits and underscore
 */
public record InstrumentId(String symbol, String venue) implements Comparable<InstrumentId> {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9./_-]{0,23}");
    private static final Pattern VENUE = Pattern.compile("[A-Z][A-Z0-9_]{1,11}");

    public InstrumentId {
        if (!SYMBOL.matcher(symbol).matches() || !VENUE.matcher(venue).matches()) {
            throw new IllegalArgumentException(
                    "instrument (%s.%s) must be SYMBOL.VENUE in capital letters.\nMaybe write AAPL.XNAS."
                            .formatted(symbol, venue));
        }
    }

    /** Reads {@code SYMBOL.VENUE}; the venue stands after the last dot. */
    public static InstrumentId parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "instrument (%s) has no venue.\nMaybe write %s.XNAS.".formatted(text, text));
        }
        return new InstrumentId(text.substring(0, dot), text.substring(dot + 1));
    }

    /** By {@link #toString()}. */
    @Override
    public int compareTo(InstrumentId other) {
        if (symbol.equals(other.symbol)) {
            return venue.compareTo(other.venue);
        }
        boolean dotDecides = symbol.startsWith(other.symbol) || other.symbol.startsWith(symbol);
        return dotDecides ? toString().compareTo(other.toString()) : symbol.compareTo(other.symbol);
    }

    @Override
    public String toString() {
        return symbol + "." + venue;
    }
}
