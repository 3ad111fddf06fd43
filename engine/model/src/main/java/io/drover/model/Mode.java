package io.drover.model;

/** Same path, other adapters. {@code SHADOW} decides on live data and sends nothing. */
public enum Mode {
    BACKTEST,
    PAPER,
    SHADOW,
    LIVE
}
