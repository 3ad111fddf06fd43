package io.drover.research;

/** What a backtest does when a cause halts the account. What kills trading ends it in any case. */
public enum OnHalt {
    /** It ends there. */
    STOP("stop"),
    /** The causes are acknowledged at the first cycle of the next accounting day. */
    NEXT_DAY("next-day"),
    /** The causes are acknowledged before the next cycle. */
    ACKNOWLEDGE("acknowledge");

    private final String word;

    OnHalt(String word) {
        this.word = word;
    }

    /** As written on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
