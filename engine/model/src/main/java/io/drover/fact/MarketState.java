package io.drover.fact;

/**
 * Whether an instrument can trade now.
 *
 * @param symbol instrument id
 * @param open inside a session, not halted
 * @param atNextOpen closed now, but an order for the next opening is possible
 * @param nextOpen start of the next session, epoch milliseconds UTC; 0 when the calendar does not know
 * @param minutesToClose minutes left in this session, 0 when closed; 1440 where markets never close
 * @param halted trading suspended by the venue
 */
public record MarketState(
        String symbol, boolean open, boolean atNextOpen, long nextOpen, double minutesToClose, boolean halted)
        implements Fact {
    @Override
    public String key() {
        return symbol;
    }
}
