package io.drover.model;

/** How far a limit, a sum or a trading-state cause reaches. */
public enum ScopeKind {
    GLOBAL,
    ACCOUNT,
    STRATEGY,
    INSTRUMENT,
    SECTOR,
    CURRENCY
}
