package io.drover.fact;

/**
 * What an instrument trades, and our part in it. Only where the limits table has a row of control C06, and only while the
 * instrument's data tells its volume.
 *
 * @param symbol instrument id, {@code SYMBOL.VENUE}
 * @param marketPerMinute units that the market traded per minute of its last closed bar, positive
 * @param ownLastMinute units that we ordered within the last minute, and what of earlier entries and exits still works
 * @param ownValueLastMinute the same at the reference price, account currency
 */
public record Participation(String symbol, double marketPerMinute, double ownLastMinute, double ownValueLastMinute)
        implements Fact {
    @Override
    public String key() {
        return symbol;
    }

    @Override
    public boolean isVersionOf(Fact other) {
        return other instanceof Participation o && o.symbol.equals(symbol);
    }
}
