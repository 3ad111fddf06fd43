package io.drover.store.sql;

import io.drover.decision.Decision;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.Price;
import io.drover.order.ExecutionReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/** Writes one transaction's records: inserts are collected per table, and done before an update that may need them. */
final class Applier implements JournalRecord.Cases<Boolean> {
    private static final Boolean DONE = true;

    private final StatelessSession session;
    private final Map<Class<?>, List<Object>> inserts = new LinkedHashMap<>();
    private final AccountRows account;
    private JournalEntry entry;

    Applier(StatelessSession session, JournalEntry first) {
        this.session = session;
        this.account = new AccountRows(session);
        this.entry = first;
    }

    void apply(JournalEntry next) {
        entry = next;
        next.record().match(this);
    }

    /** Writes all that waits. */
    void finish() {
        flush();
        account.write();
    }

    private void flush() {
        inserts.values().forEach(session::insertMultiple);
        inserts.clear();
    }

    private Boolean insert(Object row) {
        inserts.computeIfAbsent(row.getClass(), type -> new ArrayList<>()).add(row);
        return DONE;
    }

    private Boolean status(String clOrdId, OrdStatus status, String text) {
        flush();
        session.createMutationQuery("update OrderRow set ordStatus = :status, text = :text where clOrdId = :id")
                .setParameter("status", status.name())
                .setParameter("text", text)
                .setParameter("id", clOrdId)
                .executeUpdate();
        return DONE;
    }

    @Override
    public Boolean runStarted(JournalRecord.RunStarted record) {
        return insert(Rows.run(entry, record));
    }

    @Override
    public Boolean runEnded(JournalRecord.RunEnded record) {
        flush();
        session.createMutationQuery("update RunRow set endedAt = :at, endReason = :reason"
                        + " where sequence = (select max(r.sequence) from RunRow r)")
                .setParameter("at", entry.at())
                .setParameter("reason", record.reason())
                .executeUpdate();
        return DONE;
    }

    @Override
    public Boolean ruleSetActivated(JournalRecord.RuleSetActivated record) {
        return DONE;
    }

    @Override
    public Boolean cycle(JournalRecord.Cycle record) {
        insert(Rows.cycle(entry.sequence(), record));
        account.cycle(entry.sequence(), record);
        for (Decision decision : record.decisions()) {
            insert(Rows.decision(entry.sequence(), decision));
            decision.verdicts().forEach(v -> insert(Rows.verdict(entry.sequence(), decision.ordinal(), v)));
        }
        return DONE;
    }

    @Override
    public Boolean cycleTiming(JournalRecord.CycleTiming record) {
        return DONE;
    }

    @Override
    public Boolean intent(JournalRecord.Intent record) {
        Rows.orders(entry.sequence(), record).forEach(this::insert);
        return DONE;
    }

    @Override
    public Boolean cancelIntent(JournalRecord.CancelIntent record) {
        return DONE;
    }

    @Override
    public Boolean replaceIntent(JournalRecord.ReplaceIntent record) {
        return DONE;
    }

    @Override
    public Boolean sending(JournalRecord.Sending record) {
        return DONE;
    }

    @Override
    public Boolean abandoned(JournalRecord.Abandoned record) {
        return status(record.clOrdId().value(), OrdStatus.DENIED, record.code() + ": " + record.text());
    }

    @Override
    public Boolean quarantined(JournalRecord.Quarantined record) {
        return status(record.clOrdId().value(), OrdStatus.UNKNOWN, record.code() + ": " + record.text());
    }

    @Override
    public Boolean quarantineResolved(JournalRecord.QuarantineResolved record) {
        OrdStatus status = record.orderId().isPresent() ? OrdStatus.UNKNOWN : OrdStatus.DENIED;
        return status(record.clOrdId().value(), status, "QUARANTINE_RESOLVED: " + record.reason());
    }

    @Override
    public Boolean lateArrival(JournalRecord.LateArrival record) {
        return status(record.clOrdId().value(), record.ordStatus(), "arrived late");
    }

    @Override
    public Boolean externalOrder(JournalRecord.ExternalOrder record) {
        return DONE;
    }

    @Override
    public Boolean alarm(JournalRecord.Alarm record) {
        return DONE;
    }

    @Override
    public Boolean submitted(JournalRecord.Submitted record) {
        String id = record.clOrdId().value();
        return record.result()
                .match(
                        accepted -> DONE,
                        rejected -> status(id, OrdStatus.REJECTED, rejected.code() + ": " + rejected.text()),
                        unknown -> status(id, OrdStatus.UNKNOWN, unknown.text()));
    }

    @Override
    public Boolean execution(JournalRecord.Execution record) {
        ExecutionReport report = record.report();
        insert(Rows.execution(entry.sequence(), report));
        flush();
        report.origClOrdId()
                .filter(id -> report.execType() == ExecType.REPLACED)
                .ifPresent(id -> rename(id.value(), report));
        session.createMutationQuery("update OrderRow set ordStatus = :status, cumQty = :cum, text = :text,"
                        + " filledValue = filledValue + :value, fees = fees + :fee where clOrdId = :id")
                .setParameter("status", report.ordStatus().name())
                .setParameter("cum", report.cumQty().value())
                .setParameter("text", report.text())
                .setParameter("value", filledValue(report))
                .setParameter("fee", report.fee().amount())
                .setParameter("id", report.clOrdId().value())
                .executeUpdate();
        return DONE;
    }

    /** Corrections and busts arrive with their own quantity and price; what they correct is in table executions. */
    private static BigDecimal filledValue(ExecutionReport report) {
        return report.execType() == ExecType.TRADE
                ? report.lastPx()
                        .map(Price::value)
                        .orElse(BigDecimal.ZERO)
                        .multiply(report.lastQty().value())
                : BigDecimal.ZERO;
    }

    private void rename(String old, ExecutionReport report) {
        session.createMutationQuery("update OrderRow set clOrdId = :id, orderQty = :qty where clOrdId = :old")
                .setParameter("id", report.clOrdId().value())
                .setParameter("qty", report.orderQty().value())
                .setParameter("old", old)
                .executeUpdate();
    }

    @Override
    public Boolean cashMoved(JournalRecord.CashMoved record) {
        account.moved(record);
        return DONE;
    }

    @Override
    public Boolean split(JournalRecord.Split record) {
        return DONE;
    }

    @Override
    public Boolean stateLowered(JournalRecord.StateLowered record) {
        return insert(Rows.lowered(entry, record));
    }

    @Override
    public Boolean stateRaised(JournalRecord.StateRaised record) {
        return insert(Rows.raised(entry, record));
    }

    @Override
    public Boolean recalled(JournalRecord.Recalled record) {
        return DONE;
    }

    @Override
    public Boolean reconciled(JournalRecord.Reconciled record) {
        return DONE;
    }
}
