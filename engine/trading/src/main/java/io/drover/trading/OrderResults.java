package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.OrderRole;
import io.drover.order.ExecutionReport;
import java.util.Optional;

/** Books what brokers say, and counts what it means to limits: rejections, executed entries and losing exits. */
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
        boolean hadFills = hasFills(report.clOrdId());
        if (!books.on(report)) {
            return;
        }
        countRejection(report.clOrdId(), wasRejected);
        countExecution(report, hadFills);
        Holding holding = books.holding(report.instrument());
        if (wasHeld && holding.isFlat()) {
            activities.closed(strategy, holding.realizedPnl().signum() < 0, report.transactTime());
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

    private boolean hasFills(ClOrdId id) {
        return books.order(id).filter(o -> o.cumQty().isPositive()).isPresent();
    }

    private void countExecution(ExecutionReport report, boolean before) {
        Optional<Order> entry = books.order(report.clOrdId()).filter(o -> o.is(OrderRole.ENTRY));
        if (entry.isPresent() && report.execType() == ExecType.TRADE) {
            report.lastPx()
                    .ifPresent(px -> activities.traded(report.instrument(), report.side(), px, report.transactTime()));
            if (!before) {
                activities.executed(entry.get().strategy(), report.transactTime());
            }
        }
    }

    /** A broker may refuse in its answer, in a report, or in both: one order counts once. */
    private void countRejection(ClOrdId id, boolean before) {
        if (!before && isRejected(id)) {
            books.order(id).ifPresent(o -> activities.rejected(o.strategy(), o.decidedAt()));
        }
    }
}
