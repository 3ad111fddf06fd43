package io.drover.app.config;

import io.drover.model.Mode;

/** Runs that something holds for; never backtests. */
public enum WhichRuns {
    LIVE,
    ALWAYS,
    NEVER;

    /** Whether runs of this mode are among them. */
    public boolean includes(Mode mode) {
        return switch (this) {
            case LIVE -> mode == Mode.LIVE;
            case ALWAYS -> mode != Mode.BACKTEST;
            case NEVER -> false;
        };
    }
}
