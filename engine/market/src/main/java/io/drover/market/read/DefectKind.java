package io.drover.market.read;

/** What can be wrong with a row or a file of market data. */
public enum DefectKind {
    /** The file begins with a byte-order mark. */
    BYTE_ORDER_MARK(DefectAction.FLAG),
    /** A row has too few or too many fields, or broken quotes. */
    MALFORMED_ROW(DefectAction.REFUSE),
    /** The time cannot be read, or has no zone. */
    BAD_TIME(DefectAction.REFUSE),
    /** A price or size is empty, null, NaN, infinite, or no number. */
    BAD_NUMBER(DefectAction.SKIP_ROW),
    /** A price is zero or negative. */
    NOT_POSITIVE(DefectAction.SKIP_ROW),
    /** A volume or size is negative. */
    NEGATIVE_SIZE(DefectAction.SKIP_ROW),
    /** Low above open, close or high, or high below one of them. */
    IMPOSSIBLE_RANGE(DefectAction.SKIP_ROW),
    /** The bid is above the ask. */
    CROSSED(DefectAction.FLAG),
    /** Same time as the row before. */
    DUPLICATE(DefectAction.SKIP_ROW),
    /** Earlier than the row before. */
    DISORDER(DefectAction.REFUSE),
    /** The market was open between this bar and the one before, but bars are missing. */
    GAP(DefectAction.FLAG),
    /** The open is too far from the close before: a split, or a wrong price. */
    JUMP(DefectAction.FLAG),
    /** The source itself marks the row as doubtful. */
    SUSPICIOUS(DefectAction.SKIP_ROW),
    /** Another symbol than asked for. */
    WRONG_SYMBOL(DefectAction.REFUSE),
    /** A daily bar on a day without a session. */
    NO_SESSION(DefectAction.REFUSE),
    /** The last bar ends before its session does. */
    EARLY_END(DefectAction.FLAG),
    /** The file breaks off: damaged compression, or a last row without all its fields. */
    TRUNCATED(DefectAction.REFUSE),
    /** No row at all. */
    EMPTY(DefectAction.REFUSE);

    private final DefectAction usual;

    DefectKind(DefectAction usual) {
        this.usual = usual;
    }

    /** What is done when nothing else is configured. */
    public DefectAction usualAction() {
        return usual;
    }
}
