package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Life of one order, changed only by journal records. Its status depends on what was heard, not on the order in which it
 * was heard: reports may arrive twice, late, or before the answer to the submit.
 */
public final class Order {
    private final String decision;
    private final String strategy;
    private final Instant decidedAt;
    private final Instant goodUntil;
    private final SortedMap<ExecId, Quantity> fills = new TreeMap<>();
    private OrderRequest request;
    private Quantity cumQty = Quantity.ZERO;
    private boolean sending;
    private boolean acknowledged;
    private boolean unknown;
    private boolean held;
    private boolean cancelPending;
    private boolean replacePending;
    private boolean closesAll;
    private int changes;
    private ClOrdId workingId;
    private Optional<OrdStatus> ended = Optional.empty();
    private Optional<OrderId> orderId = Optional.empty();
    private String text = "";

    private Order(OrderRequest request, String decision, String strategy, Instant decidedAt, Instant goodUntil) {
        this.request = request;
        this.workingId = request.clOrdId();
        this.decision = decision;
        this.strategy = strategy;
        this.decidedAt = decidedAt;
        this.goodUntil = goodUntil;
    }

    static Order of(JournalRecord.Intent intent) {
        return new Order(
                intent.request(), intent.decision(), intent.strategy(), intent.approvedAt(), intent.goodUntil());
    }

    /** A protective leg that the broker activates with the entry's first fill. */
    static Order heldLeg(OrderRequest request, JournalRecord.Intent entry) {
        Order leg = new Order(request, entry.decision(), entry.strategy(), entry.approvedAt(), entry.goodUntil());
        leg.held = true;
        return leg;
    }

    public OrderRequest request() {
        return request;
    }

    public ClOrdId clOrdId() {
        return request.clOrdId();
    }

    /** The id under which the broker works it: another one after a replacement. */
    ClOrdId workingId() {
        return workingId;
    }

    /** Ordinal of the decision that made it, "" when a person or the engine did. */
    public String decision() {
        return decision;
    }

    public String strategy() {
        return strategy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** Never sent after this. */
    public Instant goodUntil() {
        return goodUntil;
    }

    public Quantity cumQty() {
        return cumQty;
    }

    public Optional<OrderId> orderId() {
        return orderId;
    }

    public String text() {
        return text;
    }

    /** Whether its bytes may have left. */
    public boolean isSent() {
        return sending;
    }

    /** Whether a cancel or a replacement is under way. */
    boolean isChanging() {
        return cancelPending || replacePending;
    }

    /** How many cancels and replacements were asked for so far. */
    int changes() {
        return changes;
    }

    /** An exit that was decided for all that was held. */
    boolean closesAll() {
        return closesAll;
    }

    /** Whether the broker has shown that it knows the order. */
    boolean isAcknowledged() {
        return acknowledged;
    }

    /** A protective leg whose entry has not filled yet. */
    public boolean isHeld() {
        return held;
    }

    /** Status in FIX words. A completely filled order is FILLED whatever else was heard of it. */
    public OrdStatus status() {
        if (cumQty.compareTo(request.orderQty()) >= 0) {
            return OrdStatus.FILLED;
        }
        return ended.orElseGet(this::openStatus);
    }

    private OrdStatus openStatus() {
        if (unknown) {
            return OrdStatus.UNKNOWN;
        }
        if (cancelPending) {
            return OrdStatus.PENDING_CANCEL;
        }
        if (replacePending) {
            return OrdStatus.PENDING_REPLACE;
        }
        if (cumQty.isPositive()) {
            return OrdStatus.PARTIALLY_FILLED;
        }
        return acknowledged ? OrdStatus.NEW : OrdStatus.PENDING_NEW;
    }

    public boolean isOpen() {
        return status().isOpen();
    }

    /** Open at the broker, or possibly so: what counts as exposure. A held leg does not. */
    public boolean isWorking() {
        return !held && isOpen();
    }

    /** Units still to be filled; 0 when closed. */
    public Quantity leavesQty() {
        return isOpen() ? request.orderQty().minus(cumQty) : Quantity.ZERO;
    }

    public boolean is(OrderRole role) {
        return request.role() == role;
    }

    void sending() {
        sending = true;
    }

    /** The broker's first answer; a report that came earlier knows more than an answer that is missing. */
    void answered(SubmitResult result) {
        result.match(
                accepted -> {
                    acknowledged = true;
                    unknown = false;
                    orderId = Optional.of(accepted.orderId());
                    return true;
                },
                rejected -> {
                    end(OrdStatus.REJECTED, rejected.code() + ": " + rejected.text());
                    return true;
                },
                nobodyKnows -> {
                    unknown = !acknowledged && ended.isEmpty();
                    text = nobodyKnows.text();
                    return true;
                });
    }

    void closesAll(boolean all) {
        closesAll = all;
    }

    void cancelRequested() {
        changes++;
        cancelPending = true;
    }

    void replaceRequested() {
        changes++;
        replacePending = true;
    }

    void changeRefused() {
        cancelPending = false;
        replacePending = false;
    }

    /** A cancel or a replacement that nobody answered: what became of the order is unknown, and it may be asked again. */
    void changeUnknown(String reason) {
        changeRefused();
        unknown = ended.isEmpty();
        text = reason;
    }

    /** A run began: what the one before sent and got no answer to is unknown. */
    void runBegan() {
        if (sending && !acknowledged) {
            unknown = true;
            text = "sent in an earlier run, not answered";
        }
        changeRefused();
    }

    /** Never sent. */
    void abandon(String reason) {
        end(OrdStatus.DENIED, reason);
    }

    void on(ExecutionReport report) {
        orderId = Optional.of(report.orderId());
        sending = true;
        unknown = false;
        if (report.execType() != ExecType.REJECTED) {
            acknowledged = true;
            held = false;
        }
        switch (report.execType()) {
            case NEW -> activate(report);
            case PENDING_CANCEL -> cancelPending = true;
            case CANCEL_REJECTED -> changeRefused();
            case CANCELED -> end(OrdStatus.CANCELED, report.text());
            case EXPIRED -> end(OrdStatus.EXPIRED, report.text());
            case REJECTED -> end(OrdStatus.REJECTED, report.text());
            case REPLACED -> {
                request = request.withQty(report.orderQty());
                workingId = report.clOrdId();
                replacePending = false;
            }
            case TRADE, TRADE_CORRECT, TRADE_CANCEL -> {}
        }
    }

    void filled(ExecId id, Quantity quantity) {
        fills.put(id, quantity);
        sumFills();
    }

    void unfilled(ExecId id) {
        fills.remove(id);
        sumFills();
    }

    private void sumFills() {
        cumQty = fills.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    /** A protective leg learns its quantity from the broker, because it follows the entry's fills. */
    private void activate(ExecutionReport report) {
        if (is(OrderRole.PROTECTIVE)) {
            request = request.withQty(report.orderQty());
        }
    }

    /** Of two reported ends the one that does not depend on which came first. */
    private void end(OrdStatus status, String reason) {
        if (ended.isEmpty() || status.compareTo(ended.get()) < 0) {
            ended = Optional.of(status);
            text = reason;
        }
        cancelPending = false;
        replacePending = false;
        unknown = false;
        held = false;
    }
}
