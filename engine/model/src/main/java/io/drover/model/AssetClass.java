package io.drover.model;

/** What kind of thing an instrument is; price collars and calendars differ by it. */
public enum AssetClass {
    EQUITY,
    ETF,
    CRYPTO,
    FX,
    CFD
}
