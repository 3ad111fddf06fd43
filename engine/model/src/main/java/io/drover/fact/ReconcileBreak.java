package io.drover.fact;

/**
 * Differences of one kind between our books and the broker's that the last comparison left open.
 *
 * @param kind {@code position}, {@code cash}, {@code order}, {@code external}, {@code late}, {@code execution} or
 *     {@code duplicate}
 * @param symbol instrument id, "" where they are about the account
 * @param count how many, positive
 */
public record ReconcileBreak(String kind, String symbol, long count) implements Fact {
    @Override
    public String key() {
        return symbol + "/" + kind;
    }
}
