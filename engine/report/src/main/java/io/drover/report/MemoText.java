package io.drover.report;

import io.drover.fact.FactNumbers;
import io.drover.fact.Memo;
import io.drover.journal.JournalRecord.Cycle;
import java.time.Instant;
import java.util.Optional;

/** Memos in text. */
final class MemoText {
    private MemoText() {}

    static ReportData.Remembered row(Cycle cycle, Memo memo) {
        return new ReportData.Remembered(
                cycle.scheduledAt(),
                cycle.number(),
                memo.strategy(),
                memo.symbol(),
                memo.name(),
                memo.text().isEmpty() ? number(memo.number()) : memo.text(),
                memo.expires() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(memo.expires())));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Figures.exact(FactNumbers.toDecimal(value)) : FactNumbers.text(value);
    }
}
