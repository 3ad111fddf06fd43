package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.OrdStatus;
import io.drover.order.ExecutionReport;

/** Books what brokers say, and counts what it means to limits: rejections and losing exits. */
final class OrderResults {
    private final Books books;
    private final Activities activities;

    OrderResults(Books books, Activities activities) {
        this.books = books;
        this.activities = activities;
    }

    void executed(ExecutionReport report) {
        boolean wasRejected = isRejected(report.clOrdId());
        boolean wasHeld = !books.holding(report.instrument()).isFlat();
        String strategy = books.holding(report.instrument()).strategy();
        if (!books.on(report)) {
            return;
        }
        countRejection(report.clOrdId(), wasRejected);
        Holding holding = books.holding(report.instrument());
        if (wasHeld && holding.isFlat()) {
            activities.closed(strategy, holding.realizedPnl().signum() < 0);
        }
    }

    void submitted(JournalRecord.Submitted record) {
        boolean wasRejected = isRejected(record.clOrdId());
        books.submitted(record);
        countRejection(record.clOrdId(), wasRejected);
    }

    private boolean isRejected(ClOrdId id) {
        return books.order(id).filter(o -> o.status() == OrdStatus.REJECTED).isPresent();
    }

    /** A broker may refuse in its answer, in a report, or in both: one order counts once. */
    private void countRejection(ClOrdId id, boolean before) {
        if (!before && isRejected(id)) {
            books.order(id).ifPresent(o -> activities.rejected(o.decidedAt()));
        }
    }
}
