package io.drover.model;

/** Unit of a control's measured value and limit. */
public enum Unit {
    /** Account currency. */
    MONEY,
    /** Ratio: 0.02 is 2 %. */
    RATIO,
    /** Units of the instrument. */
    QUANTITY,
    COUNT,
    SECONDS
}
