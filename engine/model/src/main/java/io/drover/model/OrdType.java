package io.drover.model;

/** FIX tag 40, the subset that Drover sends. */
public enum OrdType {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    TRAILING_STOP;

    public boolean needsLimitPx() {
        return this == LIMIT || this == STOP_LIMIT;
    }

    public boolean needsStopPx() {
        return this == STOP || this == STOP_LIMIT;
    }
}
