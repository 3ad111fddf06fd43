package io.drover.fact;

/**
 * What strategy rules may say. Each call needs {@code drools} as its first argument, so that the recorder knows which
 * rule speaks and with which facts. No broker can be reached from here.
 */
public interface ProposalRecorder {
    /** Asks to open or increase a long position. */
    EntryTerms buy(Object drools, String symbol);

    /** Asks to open or increase a short position. */
    EntryTerms sell(Object drools, String symbol);

    /** Asks to close a position; all of it unless the terms say less. */
    ExitTerms exit(Object drools, Position position);

    /** Asks to cancel a working entry order. */
    void cancel(Object drools, OpenOrder order);

    /** Remembers a number under a name; rules see it as {@link Memo} from the next cycle on. */
    MemoTerms remember(Object drools, String name, double value);

    /** Remembers a text under a name. */
    MemoTerms remember(Object drools, String name, String value);

    /** Makes a {@link Signal} that other rules of this cycle read. */
    void signal(Object drools, String symbol, String direction, double strength, String reason);

    /** Makes a {@link Regime} of the whole market. */
    void regime(Object drools, String name);

    /** Makes a {@link Regime} of one instrument. */
    void regime(Object drools, String name, String symbol);

    /** Makes one part of a {@link Score}. */
    void score(Object drools, String symbol, String name, long points);

    /** Makes a {@link Candidate}. */
    void candidate(Object drools, String symbol, String name, double value);
}
