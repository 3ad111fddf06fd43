package io.drover.model;

/** FIX tag 54. */
public enum Side {
    BUY,
    SELL,
    SELL_SHORT;

    /** +1 when the order adds to a position, -1 when it takes away. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    /** The side that undoes this one. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
