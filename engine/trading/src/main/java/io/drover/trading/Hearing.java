package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.journal.JournalRecord.CashKind;
import io.drover.model.ExecType;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.AccountEvent;
import io.drover.order.ClientKey;
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
    private final Agreement agreement;
    private final ClientKey key;
    private final Mismatches mismatches;
    private final Queue<Runnable> inbox = new ArrayDeque<>();

    Hearing(Ledger ledger, StateChanges states, Agreement agreement, Mismatches mismatches, ClientKey key) {
        this.ledger = ledger;
        this.states = states;
        this.archive = new Archive(ledger);
        this.agreement = agreement;
        this.key = key;
        this.mismatches = mismatches;
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

    private void book(ExecutionReport heard) {
        Books books = ledger.state().books();
        Optional<String> defect = defect(heard, books);
        if (defect.isPresent()) {
            halt("execution-refused", heard, defect.get());
            return;
        }
        if (archive.news(List.of(heard)).isEmpty()) {
            return;
        }
        if (attributed(heard, books, key).equals(heard)
                && books.order(heard.clOrdId()).isEmpty()) {
            agreement.identify(heard.instrument());
        }
        ExecutionReport report = attributed(heard, books, key);
        books.order(report.clOrdId()).ifPresentOrElse(ours -> arrive(ours, report), () -> notOurs(report));
        ledger.write(new JournalRecord.Execution(report, "stream"));
    }

    /** About an order that we gave up: it is at the broker after all, unless the broker says that it never worked. */
    private void arrive(Order ours, ExecutionReport report) {
        boolean there = switch (report.execType()) {
            case NEW, TRADE, TRADE_CORRECT, TRADE_CANCEL, REPLACED, PENDING_CANCEL, CANCEL_REJECTED -> true;
            case CANCELED, REJECTED, EXPIRED -> false;
        };
        if (ours.isGivenUp() && there) {
            differ("late", report, ours.clOrdId().toString(), "abandoned");
            ledger.write(new JournalRecord.LateArrival(ours.clOrdId(), report.orderId(), report.ordStatus()));
        }
    }

    private void notOurs(ExecutionReport report) {
        if (!ledger.state().books().isExternal(report.orderId())) {
            differ("external", report, report.orderId().toString(), "none");
            ledger.write(external(report));
        }
    }

    private void differ(String kind, ExecutionReport report, String key, String ours) {
        Break found = new Break(
                kind,
                report.instrument().toString(),
                key,
                ours,
                report.ordStatus().name());
        if (!mismatches.adopts(found)) {
            mismatches.found(List.of(found), List.of());
        }
    }

    static JournalRecord external(ExecutionReport report) {
        return new JournalRecord.ExternalOrder(report.orderId(), report.instrument(), report.side(), report.orderQty());
    }

    /**
     * The report about the order of ours that it concerns: by our id; by the broker's only where the broker keeps none of ours.
     * Brokers have been seen to give an order id twice.
     */
    static ExecutionReport attributed(ExecutionReport report, Books books, ClientKey key) {
        return key != ClientKey.NONE || books.order(report.clOrdId()).isPresent()
                ? report
                : books.order(report.orderId()).map(o -> report.of(o.clOrdId())).orElse(report);
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
