package io.drover.research.simulation;

/** What can go wrong, and what people do meanwhile. A fault that is about an order waits for the next one. */
public enum FaultKind {
    /** The order never lands and nobody answers. */
    TIMEOUT_BEFORE_ACCEPT,
    /** The order lands and nobody answers. */
    TIMEOUT_AFTER_ACCEPT,
    /** The order lands, the connection ends before the answer, and reports are lost for a while. */
    CLOSED_AFTER_ACCEPT,
    /** Nobody answers; the order lands within its time of flight. */
    LANDS_LATE,
    /** A server error that proves nothing; the order did not land. */
    SERVER_ERROR,
    /** An answer that cannot be read; the order landed. */
    MALFORMED_ANSWER,
    /** Refused with a code that proves it. */
    REJECTED,
    /** Accepted under an id that means nothing. */
    NULL_ID,
    /** Accepted, then dropped without a word. */
    SILENT_DROP,
    /** Accepted, then rejected by the venue. */
    REJECTED_AFTER_ACK,
    /** Filled in several parts. */
    PARTIAL_FILLS,
    /** Filled late. */
    SLOW_FILL,
    /** The stop of an entry that fills is rejected. */
    STOP_REJECTED,
    /** The stop of an entry that fills never works, and nobody says so. */
    STOP_FORGOTTEN,
    /** A fill arrives at the venue just before the cancel. */
    CANCEL_FILL_RACE,
    /** The cancel never arrives and nobody answers. */
    CANCEL_TIMEOUT,
    /** The order is cancelled and nobody answers. */
    CANCEL_UNANSWERED,
    /** A fill arrives at the venue just before the replacement. */
    REPLACE_FILL_RACE,
    /** The replacement never arrives and nobody answers. */
    REPLACE_TIMEOUT,
    /** The cancellation is reported first, a fill from before it afterwards. */
    CANCELLED_THEN_FILLED,
    /** The venue cancels a working order by itself. */
    VENUE_CANCELS,
    DUPLICATE_REPORT,
    LATE_REPORT,
    REPORT_OUT_OF_ORDER,
    MISSING_REPORT,
    /** Units arrive, or an order fills, of which no report and no list of fills tells. */
    UNTOLD_FILL,
    /** Reports are lost for a while, all else works. */
    STREAM_DOWN,
    /** Nothing reaches the broker, nothing comes back. */
    DISCONNECTED,
    /** Requests are refused until the session is renewed. */
    SESSION_EXPIRED,
    SNAPSHOT_FAILS,
    SNAPSHOT_MISSES_ORDER,
    SNAPSHOT_WITHOUT_POSITIONS,
    /** A fill is taken back. */
    BUST,
    /** The price of a fill is corrected. */
    CORRECTION,
    /** Somebody else trades in the account. */
    FOREIGN_ORDER,
    /** The venue begins to number its orders anew. */
    ID_ROLLBACK,
    /** The broker's clock is wrong by up to ten minutes. */
    CLOCK_SKEW,
    /** No new prices, then a burst of them. */
    STALE_DATA,
    /** No price at all. */
    NO_PRICE,
    PRICE_GAP,
    SYMBOL_HALTED,
    SPLIT,
    DIVIDEND,
    /** The process dies at a journal write or a broker call to come. */
    CRASH,
    /** The process dies between two events. */
    CRASH_IDLE,
    /** The process dies, and again while it recovers. */
    CRASH_TWICE,
    RESTART,
    DISK_FULL,
    SYNC_FAILS,
    RULES_FAIL,
    /** Of one proposal a guard rule says nothing, twice something, or something that is no number. */
    GUARD_ERRS,
    CYCLE_TWICE,
    CYCLE_MISSED,
    OPERATOR_REDUCES,
    OPERATOR_HALTS,
    OPERATOR_RESUMES,
    KILL
}
