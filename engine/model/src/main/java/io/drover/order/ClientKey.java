package io.drover.order;

/**
 * What a broker makes of the client order id that we send with a new order. It decides how an order that nobody answered is
 * found again, and whether it may ever be sent again.
 */
public enum ClientKey {
    /** Class A: unique per account for ever, so that the same id cannot become a second order. */
    UNIQUE,
    /** Class B: kept with the order and shown, but a second order with the same id would be taken. */
    REFERENCE,
    /** Class C: none is kept. */
    NONE
}
