package io.drover.market.read;

/** What is looked at when the last row is read. */
final class FileEnd {
    private FileEnd() {}

    static void check(Rows rows, DefectLog log, int kept) {
        if (rows.isBrokenOff()) {
            log.skips(DefectKind.TRUNCATED, rows.line(), "the compressed data breaks off after this row.");
        }
        if (kept == 0) {
            log.skips(DefectKind.EMPTY, 0, "no row could be used.");
        }
    }
}
