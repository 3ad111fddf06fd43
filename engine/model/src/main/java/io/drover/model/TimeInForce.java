package io.drover.model;

/** FIX tag 59. {@code OPG}: at the opening; {@code CLS}: at the close. */
public enum TimeInForce {
    DAY,
    GTC,
    OPG,
    IOC,
    FOK,
    GTD,
    CLS
}
