package io.drover.report;

import io.drover.journal.JournalRecord.Abandoned;
import io.drover.journal.JournalRecord.CancelIntent;
import io.drover.journal.JournalRecord.Execution;
import io.drover.journal.JournalRecord.Intent;
import io.drover.journal.JournalRecord.LateArrival;
import io.drover.journal.JournalRecord.QuarantineResolved;
import io.drover.journal.JournalRecord.Quarantined;
import io.drover.journal.JournalRecord.ReplaceIntent;
import io.drover.journal.JournalRecord.Sending;
import io.drover.journal.JournalRecord.Submitted;
import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.order.ExecutionReport;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Orders and their fills as the journal tells them; each execution id counts once. */
final class OrderFold {
    private final BookFold books;
    private final Map<ClOrdId, TrackedOrder> orders = new LinkedHashMap<>();
    private final Map<ClOrdId, ClOrdId> requests = new HashMap<>();
    private final Map<ClOrdId, ReplaceRequest> replaces = new HashMap<>();
    private final Map<ClOrdId, Leg> legs = new HashMap<>();
    private final Set<ExecId> seen = new HashSet<>();
    private long intents;

    private record Leg(Intent entry, String origin) {}

    OrderFold(BookFold books) {
        this.books = books;
    }

    void intent(Stamp stamp, Intent record) {
        TrackedOrder order = new TrackedOrder(record.decision().isEmpty() ? "engine" : "decision", "", record);
        ClOrdId id = record.request().clOrdId();
        orders.put(id, order);
        Protection protection = record.request().protection();
        protection.stopClOrdId().ifPresent(leg -> legs.put(leg, new Leg(record, BrokerMade.STOP)));
        protection.takeProfitClOrdId().ifPresent(leg -> legs.put(leg, new Leg(record, BrokerMade.TAKE_PROFIT)));
        intents += stamp.inPeriod() ? 1 : 0;
        String text = "goodUntil=" + Figures.time(record.goodUntil());
        order.event(stamp.event("Intent", text), stamp.inPeriod());
    }

    void cancelIntent(Stamp stamp, CancelIntent record) {
        ClOrdId target = record.request().origClOrdId();
        requests.put(record.request().clOrdId(), resolve(target));
        note(stamp, target, "Cancel intent", record.reason());
    }

    void replaceIntent(Stamp stamp, ReplaceIntent record) {
        ReplaceRequest request = record.request();
        requests.put(request.clOrdId(), resolve(request.origClOrdId()));
        replaces.put(request.clOrdId(), request);
        StringBuilder text = new StringBuilder("orderQty=" + request.orderQty());
        request.limitPx().ifPresent(px -> text.append(" limitPx=").append(px));
        request.stopPx().ifPresent(px -> text.append(" stopPx=").append(px));
        note(stamp, request.origClOrdId(), "Replace intent", text.append(": ") + record.reason());
    }

    void sending(Stamp stamp, Sending record) {
        note(stamp, record.clOrdId(), "Sending", "run " + record.epoch());
    }

    void abandoned(Stamp stamp, Abandoned record) {
        find(record.clOrdId()).ifPresent(TrackedOrder::abandoned);
        note(stamp, record.clOrdId(), "Not sent", record.code() + ": " + record.text());
    }

    void quarantined(Stamp stamp, Quarantined record) {
        find(record.clOrdId()).ifPresent(order -> order.answered(OrdStatus.UNKNOWN));
        note(stamp, record.clOrdId(), "Quarantine", record.code() + ": " + record.text());
    }

    void resolved(Stamp stamp, QuarantineResolved record) {
        if (record.orderId().isEmpty()) {
            find(record.clOrdId()).ifPresent(TrackedOrder::abandoned);
        }
        String found = record.orderId().map(id -> "at the broker as " + id).orElse("not at the broker");
        note(stamp, record.clOrdId(), "Quarantine ended", "%s, %s: %s".formatted(record.by(), found, record.reason()));
    }

    void arrivedLate(Stamp stamp, LateArrival record) {
        find(record.clOrdId()).ifPresent(order -> order.answered(record.ordStatus()));
        note(stamp, record.clOrdId(), "Arrived late", "orderId=%s, %s".formatted(record.orderId(), record.ordStatus()));
    }

    void submitted(Stamp stamp, Submitted record) {
        boolean first = !requests.containsKey(record.clOrdId());
        record.result()
                .match(
                        accepted -> answer(
                                stamp, record, first, OrdStatus.NEW, "Accepted", "orderId=" + accepted.orderId()),
                        refused -> answer(
                                stamp,
                                record,
                                first,
                                OrdStatus.REJECTED,
                                "Rejected",
                                refused.code() + ": " + refused.text()),
                        unknown -> answer(stamp, record, first, OrdStatus.UNKNOWN, "Unknown", unknown.text()));
    }

    private boolean answer(Stamp stamp, Submitted record, boolean first, OrdStatus status, String what, String text) {
        if (first) {
            find(record.clOrdId()).ifPresent(order -> order.answered(status));
        }
        note(stamp, record.clOrdId(), first ? what : what + " (request)", text);
        return first;
    }

    void execution(Stamp stamp, Execution record) {
        ExecutionReport report = record.report();
        if (!seen.add(report.execId())) {
            note(stamp, report.clOrdId(), "Duplicate report", "execId=" + report.execId() + ", not booked again");
            return;
        }
        TrackedOrder order = find(report.clOrdId())
                .or(() -> report.origClOrdId().flatMap(this::find))
                .orElseGet(() -> unannounced(report));
        book(stamp, order, report);
        order.reported(report);
        order.event(stamp.event(ReportText.what(report), ReportText.of(report, record.source())), stamp.inPeriod());
    }

    private void book(Stamp stamp, TrackedOrder order, ExecutionReport report) {
        if (report.execType() == ExecType.TRADE) {
            Fill fill = new Fill(stamp, order.intent().request().clOrdId(), report);
            order.fill(fill);
            books.book(fill, stamp);
        } else if (report.execType() == ExecType.TRADE_CORRECT) {
            report.refExecId().ifPresent(ref -> books.amend(report.instrument(), ref, fill -> fill.correct(report)));
        } else if (report.execType() == ExecType.TRADE_CANCEL) {
            report.refExecId().ifPresent(ref -> books.amend(report.instrument(), ref, Fill::bust));
        } else if (report.execType() == ExecType.REPLACED) {
            Optional.ofNullable(replaces.get(report.clOrdId())).ifPresent(order::replaced);
        }
    }

    private TrackedOrder unannounced(ExecutionReport report) {
        Leg leg = legs.get(report.clOrdId());
        TrackedOrder order =
                leg == null ? BrokerMade.foreign(report) : BrokerMade.leg(leg.entry(), leg.origin(), report);
        orders.put(report.clOrdId(), order);
        return order;
    }

    private void note(Stamp stamp, ClOrdId id, String what, String text) {
        find(id).ifPresent(order -> order.event(stamp.event(what, text), stamp.inPeriod()));
    }

    private ClOrdId resolve(ClOrdId id) {
        return requests.getOrDefault(id, id);
    }

    private Optional<TrackedOrder> find(ClOrdId id) {
        return Optional.ofNullable(orders.get(resolve(id)));
    }

    long intents() {
        return intents;
    }

    List<TrackedOrder> touched() {
        return orders.values().stream().filter(TrackedOrder::isTouched).toList();
    }

    /** The order with this id, whatever id it was replaced by since. */
    TrackedOrder get(ClOrdId id) {
        return find(id).orElseThrow();
    }
}
