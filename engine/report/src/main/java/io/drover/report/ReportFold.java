package io.drover.report;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.order.AccountEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds a journal into a report: one pass, nothing else known. Records after the period are not read. */
final class ReportFold implements JournalRecord.Cases<Boolean> {
    private final Period period;
    private final BookFold books;
    private final RunFold runs = new RunFold();
    private final StateFold states = new StateFold();
    private final OrderFold orders;
    private final CycleFold cycles;
    private final List<ReportData.LedgerEvent> ledger = new ArrayList<>();
    private BigDecimal moved = BigDecimal.ZERO;
    private Stamp stamp = new Stamp(0, Instant.EPOCH, false);

    ReportFold(Period period, ReportContext context) {
        this.period = period;
        this.books = new BookFold(context.instruments());
        this.orders = new OrderFold(books);
        this.cycles = new CycleFold(books);
    }

    void accept(JournalEntry entry) {
        if (period.isOver(entry.at())) {
            return;
        }
        stamp = new Stamp(entry.sequence(), entry.at(), period.contains(entry.at()));
        runs.record(stamp);
        entry.record().match(this);
    }

    RunFold runs() {
        return runs;
    }

    StateFold states() {
        return states;
    }

    OrderFold orders() {
        return orders;
    }

    CycleFold cycles() {
        return cycles;
    }

    BookFold books() {
        return books;
    }

    List<ReportData.LedgerEvent> ledger() {
        return ledger;
    }

    private boolean folded(Runnable step) {
        step.run();
        return stamp.inPeriod();
    }

    @Override
    public Boolean runStarted(JournalRecord.RunStarted record) {
        return folded(() -> runs.started(stamp, record));
    }

    @Override
    public Boolean runEnded(JournalRecord.RunEnded record) {
        return folded(() -> runs.ended(stamp, record));
    }

    @Override
    public Boolean ruleSetActivated(JournalRecord.RuleSetActivated record) {
        return folded(() -> runs.activated(record.ruleSet()));
    }

    @Override
    public Boolean cycle(JournalRecord.Cycle record) {
        return folded(() -> cycles.cycle(stamp, record, moved));
    }

    @Override
    public Boolean cycleTiming(JournalRecord.CycleTiming record) {
        return stamp.inPeriod();
    }

    @Override
    public Boolean intent(JournalRecord.Intent record) {
        return folded(() -> orders.intent(stamp, record));
    }

    @Override
    public Boolean cancelIntent(JournalRecord.CancelIntent record) {
        return folded(() -> orders.cancelIntent(stamp, record));
    }

    @Override
    public Boolean replaceIntent(JournalRecord.ReplaceIntent record) {
        return folded(() -> orders.replaceIntent(stamp, record));
    }

    @Override
    public Boolean sending(JournalRecord.Sending record) {
        return folded(() -> orders.sending(stamp, record));
    }

    @Override
    public Boolean abandoned(JournalRecord.Abandoned record) {
        return folded(() -> orders.abandoned(stamp, record));
    }

    @Override
    public Boolean quarantined(JournalRecord.Quarantined record) {
        return folded(() -> orders.quarantined(stamp, record));
    }

    @Override
    public Boolean quarantineResolved(JournalRecord.QuarantineResolved record) {
        return folded(() -> orders.resolved(stamp, record));
    }

    @Override
    public Boolean lateArrival(JournalRecord.LateArrival record) {
        return folded(() -> orders.arrivedLate(stamp, record));
    }

    @Override
    public Boolean externalOrder(JournalRecord.ExternalOrder record) {
        return remark(
                "EXTERNAL_ORDER",
                "order_id=%s instrument=%s side=%s order_qty=%s"
                        .formatted(record.orderId(), record.instrument(), record.side(), record.orderQty()));
    }

    @Override
    public Boolean alarm(JournalRecord.Alarm record) {
        return remark(record.code(), "scope=%s %s".formatted(record.scope(), record.text()));
    }

    private boolean remark(String code, String text) {
        if (stamp.inPeriod()) {
            cycles.remark(stamp.at(), code, text);
        }
        return stamp.inPeriod();
    }

    @Override
    public Boolean submitted(JournalRecord.Submitted record) {
        return folded(() -> orders.submitted(stamp, record));
    }

    @Override
    public Boolean execution(JournalRecord.Execution record) {
        return folded(() -> orders.execution(stamp, record));
    }

    @Override
    public Boolean cashMoved(JournalRecord.CashMoved record) {
        moved = moved.add(record.amount().amount());
        String instrument = record.instrument().map(Object::toString).orElse("");
        return ledger(new ReportData.LedgerEvent(
                stamp.at(), record.kind().name(), instrument, record.amount().amount(), record.note()));
    }

    @Override
    public Boolean split(JournalRecord.Split record) {
        AccountEvent.Split event = record.event();
        books.split(event);
        String note = event.fraction().isZero()
                ? "units become ratio units"
                : "units become ratio units, %s for a fraction of %s".formatted(event.cashInLieu(), event.fraction());
        return ledger(new ReportData.LedgerEvent(
                stamp.at(), "SPLIT", event.instrument().toString(), event.ratio(), note));
    }

    private boolean ledger(ReportData.LedgerEvent event) {
        return stamp.inPeriod() && ledger.add(event);
    }

    @Override
    public Boolean stateLowered(JournalRecord.StateLowered record) {
        return folded(() -> states.lowered(stamp, record));
    }

    @Override
    public Boolean stateRaised(JournalRecord.StateRaised record) {
        return folded(() -> states.raised(stamp, record));
    }

    /** Reports forget nothing. */
    @Override
    public Boolean recalled(JournalRecord.Recalled record) {
        return stamp.inPeriod();
    }

    @Override
    public Boolean reconciled(JournalRecord.Reconciled record) {
        if (stamp.inPeriod()) {
            record.breaks()
                    .forEach(b -> cycles.remark(
                            stamp.at(),
                            "RECONCILIATION_BREAK",
                            "kind=%s key=%s ours=%s theirs=%s".formatted(b.kind(), b.key(), b.ours(), b.theirs())));
        }
        return stamp.inPeriod();
    }
}
