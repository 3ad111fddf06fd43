package io.drover.model;

/** FIX tag 150: what one execution report tells. */
public enum ExecType {
    NEW,
    TRADE,
    PENDING_CANCEL,
    CANCELED,
    /** A cancel or replace request was refused; the order lives on (FIX 35=9). */
    CANCEL_REJECTED,
    REPLACED,
    REJECTED,
    EXPIRED,
    TRADE_CORRECT,
    TRADE_CANCEL
}
