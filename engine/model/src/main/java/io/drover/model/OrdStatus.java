package io.drover.model;

import java.util.EnumSet;
import java.util.Set;

/** FIX tag 39, plus our {@code DENIED} (refused by us before sending) and {@code UNKNOWN} (sent, not answered). */
public enum OrdStatus {
    PENDING_NEW,
    NEW,
    PARTIALLY_FILLED,
    PENDING_CANCEL,
    PENDING_REPLACE,
    UNKNOWN,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    DENIED;

    private static final Set<OrdStatus> CLOSED = EnumSet.of(FILLED, CANCELED, REJECTED, EXPIRED, DENIED);

    /** Whether nothing more can happen to the order, except a correction or a late fill. */
    public boolean isClosed() {
        return CLOSED.contains(this);
    }

    public boolean isOpen() {
        return !isClosed();
    }
}
