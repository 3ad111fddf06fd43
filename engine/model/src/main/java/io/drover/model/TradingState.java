package io.drover.model;

/**
 * What may be sent now, from free to stopped. The effective state is the worst of all causes in force: global, account,
 * strategy and instrument.
 */
public enum TradingState {
    /** Trading. */
    ACTIVE,
    /** Only orders that shrink exposure. */
    REDUCING,
    /** Before the first reconciliation has passed: nothing by rules. */
    STARTING,
    /** No new orders by rules; cancels and broker-side stops remain. */
    HALTED,
    /** Rules off, entries cancelled; back only by a person and a restart. */
    KILLED;

    public TradingState worse(TradingState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean allowsEntries() {
        return this == ACTIVE;
    }

    public boolean allowsExits() {
        return this == ACTIVE || this == REDUCING;
    }
}
