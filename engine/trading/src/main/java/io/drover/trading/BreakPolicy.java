package io.drover.trading;

/** What a difference between our books and the broker's does to the trading state. */
public enum BreakPolicy {
    /** The first one reduces its instrument, or the account where it is about none; found again it halts the account. */
    ESCALATE,
    /** An order that is not ours is taken over with an alarm and is no difference any more. */
    ADOPT,
    /** An alarm; the trading state stays. Control C31 still measures the difference as long as it is there. */
    ALARM,
    /** The first one halts the account. */
    HALT
}
