package io.drover.model;

/** What keeps a control. */
public enum Place {
    /** A guard rule measures it for every proposal it applies to; a proposal without its verdict is denied. */
    GUARD_RULE,
    /** Java, before an order exists or leaves. */
    GATE,
    /** Java beside trading: it lowers the trading state, or tells people. */
    MONITOR,
    /** Java, before trading begins. */
    START,
    /** A report or a test programme. */
    PROGRAMME,
    /** Nothing yet. */
    NOWHERE
}
