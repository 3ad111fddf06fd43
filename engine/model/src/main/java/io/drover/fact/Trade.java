package io.drover.fact;

/**
 * Last trade printed.
 *
 * @param symbol instrument id
 * @param time when it was printed, epoch milliseconds UTC
 * @param price price of the print
 * @param size units of the print
 * @param ageSeconds seconds between the print and this cycle's time
 */
public record Trade(String symbol, long time, double price, double size, double ageSeconds) implements Fact {
    @Override
    public String key() {
        return symbol;
    }
}
