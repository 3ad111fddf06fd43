package io.drover.model;

/** How a control treats the proposals of one cycle together. */
public enum Summing {
    /** Each proposal for itself. */
    SINGLE,
    /** Accepted proposals use up headroom in canonical order. */
    SEQUENTIAL,
    /** One breach refuses all entries of the cycle. */
    WHOLE_BASKET
}
