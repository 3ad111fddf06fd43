package io.drover.fact;

/** What a memo is about and how long it is kept. */
public interface MemoTerms {
    /** About one instrument. */
    MemoTerms about(String symbol);

    /** Forgotten this many minutes after the cycle. */
    MemoTerms forMinutes(long minutes);
}
