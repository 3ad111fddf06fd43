package io.drover.market.read;

/** What a file of market data holds, told by its columns. */
public enum FileKind {
    BARS,
    QUOTE_BARS,
    TRADES,
    TICK_QUOTES
}
