package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CashKind;
import io.drover.model.ExecType;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.AccountEvent;
import io.drover.order.ExecutionReport;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** What the broker reports, waiting to be booked; a report that no books could hold is refused and halts the account. */
final class Hearing {
    private final Ledger ledger;
    private final StateChanges states;
    private final Archive archive;
    private final Queue<Runnable> inbox = new ArrayDeque<>();

    Hearing(Ledger ledger, StateChanges states) {
        this.ledger = ledger;
        this.states = states;
        this.archive = new Archive(ledger);
    }

    void add(ExecutionReport report) {
        inbox.add(() -> book(report));
    }

    void add(AccountEvent event) {
        inbox.add(() -> book(event));
    }

    boolean isEmpty() {
        return inbox.isEmpty();
    }

    void bookAll() {
        for (Runnable news = inbox.poll(); news != null; news = inbox.poll()) {
            news.run();
        }
    }

    private void book(ExecutionReport report) {
        Optional<String> defect = defect(report, ledger.state().books());
        if (defect.isPresent()) {
            halt("execution-refused", report, defect.get());
            return;
        }
        if (archive.news(List.of(report)).isEmpty()) {
            return;
        }
        ledger.write(new JournalRecord.Execution(report, "stream"));
        if (ledger.state().books().order(report.clOrdId()).isEmpty()) {
            halt("foreign-order", report, "not our order");
        }
    }

    /** What is known already is not written again. */
    private void book(AccountEvent event) {
        if (!ledger.state().books().knows(event.id())) {
            ledger.write(recordOf(event));
        }
    }

    static JournalRecord recordOf(AccountEvent event) {
        return event.match(new AccountEvent.Cases<>() {
            @Override
            public JournalRecord split(AccountEvent.Split split) {
                return new JournalRecord.Split(split);
            }

            @Override
            public JournalRecord dividend(AccountEvent.Dividend paid) {
                return new JournalRecord.CashMoved(
                        Optional.of(paid.id()),
                        CashKind.DIVIDEND,
                        Optional.of(paid.instrument()),
                        paid.amount(),
                        "dividend");
            }
        });
    }

    private void halt(String cause, ExecutionReport report, String why) {
        states.lower(
                cause + "|" + report.orderId(),
                Scope.ACCOUNT,
                TradingState.HALTED,
                "exec_id=%s, order_id=%s, instrument=%s: %s"
                        .formatted(report.execId(), report.orderId(), report.instrument(), why),
                false);
    }

    /** Why a report cannot be booked. */
    static Optional<String> defect(ExecutionReport report, Books books) {
        boolean fill = report.execType() == ExecType.TRADE || report.execType() == ExecType.TRADE_CORRECT;
        if (!books.isConfigured(report.instrument())) {
            return Optional.of("the instrument is not configured");
        }
        if (fill && (report.lastPx().isEmpty() || !report.lastQty().isPositive())) {
            return Optional.of("a fill needs last_qty and last_px");
        }
        if (!report.fee().currency().equals(books.cash().currency())) {
            return Optional.of("fee in " + report.fee().currency());
        }
        return Optional.empty();
    }
}
