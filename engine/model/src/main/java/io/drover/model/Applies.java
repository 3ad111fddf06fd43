package io.drover.model;

/** Which proposals a control judges. */
public enum Applies {
    /** Proposals that open or increase a position. */
    ENTRIES,
    /** Every proposal, exits and cancels of protection included. */
    ALL
}
