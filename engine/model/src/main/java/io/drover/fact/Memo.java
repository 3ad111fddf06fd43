package io.drover.fact;

/**
 * What a rule asked to remember in an earlier cycle. Exactly one of number and text carries the value.
 *
 * @param strategy whose rules remembered it
 * @param symbol instrument id, "" when it is about none
 * @param name what it is called
 * @param number the value, 0 when it is a text
 * @param text the value, "" when it is a number
 * @param expires epoch milliseconds UTC after which it is gone, 0 for never
 */
public record Memo(String strategy, String symbol, String name, double number, String text, long expires)
        implements Fact {
    @Override
    public String key() {
        return strategy + "/" + symbol + "/" + name;
    }
}
