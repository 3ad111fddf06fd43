package io.drover.market.read;

/** What to do about a defect. It is reported in any case. */
public enum DefectAction {
    /** Read nothing of this file. */
    REFUSE,
    /** Leave the row out; where bars are missing then, the next one is gapped. */
    SKIP_ROW,
    /**
     * Keep the row and mark it in the {@code DataQuality} fact; a row without usable values cannot be kept and is left out, and
     * the next one is marked.
     */
    FLAG
}
