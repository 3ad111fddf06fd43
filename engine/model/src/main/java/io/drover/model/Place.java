package io.drover.model;

/** What keeps a control. */
public enum Place {
    /** A guard rule measures it for every proposal it applies to; a proposal without its verdict is denied. */
    GUARD_RULE,
    /** A guard rule measures it where the limits table has a row for it, and then for every proposal; without a row nothing does. */
    GUARD_RULE_WITH_ROW,
    /** Java, before an order exists or leaves. */
    GATE,
    /** Java beside trading: it lowers the trading state, or tells people. */
    MONITOR,
    /** Java, before trading begins. */
    START,
    /** A report or a test programme. */
    PROGRAMME;

    /** Whether rules measure it. */
    public boolean isGuardRule() {
        return this == GUARD_RULE || this == GUARD_RULE_WITH_ROW;
    }
}
