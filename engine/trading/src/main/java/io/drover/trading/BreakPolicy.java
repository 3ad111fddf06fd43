package io.drover.trading;

/** What a difference between our books and the broker's does to the trading state. */
public enum BreakPolicy {
    /** The first one reduces its instrument, or the account where it is about none; found again it halts the account. */
    ESCALATE,
    /** Orders that are not ours are taken over without a word to the trading state; everything else escalates. */
    ADOPT,
    /** An alarm, and nothing more. */
    ALARM,
    /** The first one halts the account. */
    HALT
}
