package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.journal.StateImage.Flag;
import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.SplitTerms;
import io.drover.order.SubmitResult;
import java.time.Instant;
import java.util.Optional;

/**
 * Life of one order, changed only by journal records. Its status depends on what was heard, not on the order in which it
 * was heard: reports may arrive twice, late, or before the answer to the submit.
 */
public final class Order {
    private final ClOrdId family;
    private final String decision;
    private final String strategy;
    private final Instant decidedAt;
    private final Instant goodUntil;
    private final OrderFills fills = new OrderFills();
    private final OrderFlags flags = new OrderFlags();
    private OrderRequest request;
    private int changes;
    private ClOrdId workingId;
    private Optional<OrdStatus> ended = Optional.empty();
    private Optional<OrderId> orderId = Optional.empty();
    private String text = "";
    private Optional<StateImage.Sent> sent = Optional.empty();
    private Optional<Instant> watchUntil = Optional.empty();

    private Order(
            ClOrdId family,
            OrderRequest request,
            String decision,
            String strategy,
            Instant decidedAt,
            Instant goodUntil) {
        this.family = family;
        this.request = request;
        this.workingId = request.clOrdId();
        this.decision = decision;
        this.strategy = strategy;
        this.decidedAt = decidedAt;
        this.goodUntil = goodUntil;
    }

    static Order of(JournalRecord.Intent intent) {
        return new Order(
                intent.request().clOrdId(),
                intent.request(),
                intent.decision(),
                intent.strategy(),
                intent.approvedAt(),
                intent.goodUntil());
    }

    /** A protective leg that the broker activates with the entry's first fill. */
    static Order heldLeg(OrderRequest request, JournalRecord.Intent entry) {
        Order leg = new Order(
                entry.request().clOrdId(),
                request,
                entry.decision(),
                entry.strategy(),
                entry.approvedAt(),
                entry.goodUntil());
        leg.flags.set(Flag.HELD, true);
        return leg;
    }

    public OrderRequest request() {
        return request;
    }

    public ClOrdId clOrdId() {
        return request.clOrdId();
    }

    /** Id of the entry that a protective leg belongs to; of any other order its own. */
    ClOrdId family() {
        return family;
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
        return fills.sum();
    }

    public Optional<OrderId> orderId() {
        return orderId;
    }

    public String text() {
        return text;
    }

    /** Whether its bytes may have left. */
    public boolean isSent() {
        return flags.has(Flag.SENDING);
    }

    /** When it was last sent, and which orders the broker had then where it keeps none of our ids. */
    Optional<StateImage.Sent> sent() {
        return sent;
    }

    /** Whether a person had it sent, not a rule: then no trading state stops it. */
    boolean isPersonsExit() {
        return decision.isEmpty() && is(OrderRole.EXIT);
    }

    /** Whether nobody but a person can tell what became of it. */
    public boolean isQuarantined() {
        return flags.has(Flag.QUARANTINED);
    }

    /** Whether it came to light after it had been abandoned. */
    boolean isLate() {
        return flags.has(Flag.LATE);
    }

    /** Whether it was sent, or is looked for as a leg of what was, and was then given up, so that it may still appear. */
    boolean isGivenUp() {
        return (isSent() || watchUntil.isPresent()) && status() == OrdStatus.DENIED;
    }

    /** Whether it may be at the broker and the broker has not shown it. */
    boolean isUnanswered() {
        return isSent() && !isAcknowledged() && isOpen() && !isHeld();
    }

    /** Until when it is looked for though it was abandoned. */
    Optional<Instant> watchUntil() {
        return watchUntil;
    }

    /** Whether a cancel or a replacement is under way, or its end is told but fills of before it are not. */
    boolean isChanging() {
        return flags.has(Flag.CANCEL_PENDING) || flags.has(Flag.REPLACE_PENDING) || isEnding();
    }

    private boolean isEnding() {
        return ended.isPresent() && owesFills();
    }

    /** Whether the broker has told of more fills than it has reported. */
    boolean owesFills() {
        return fills.owed().isPositive();
    }

    /** How many cancels and replacements were asked for so far. */
    int changes() {
        return changes;
    }

    /** An exit that was decided for all that was held. */
    boolean closesAll() {
        return flags.has(Flag.CLOSES_ALL);
    }

    /** Whether the broker has shown that it knows the order. */
    boolean isAcknowledged() {
        return flags.has(Flag.ACKNOWLEDGED);
    }

    /** A protective leg whose entry has not filled yet. */
    public boolean isHeld() {
        return flags.has(Flag.HELD);
    }

    /**
     * Status in FIX words. A completely filled order is FILLED whatever else was heard of it; one that ended is PENDING_CANCEL
     * until the fills of before its end are known.
     */
    public OrdStatus status() {
        if (cumQty().compareTo(request.orderQty()) >= 0) {
            return OrdStatus.FILLED;
        }
        if (isEnding()) {
            return OrdStatus.PENDING_CANCEL;
        }
        return ended.orElseGet(() -> flags.openStatus(cumQty().isPositive()));
    }

    public boolean isOpen() {
        return status().isOpen();
    }

    /** Open at the broker, or possibly so: what counts as exposure. A held leg does not. */
    public boolean isWorking() {
        return !flags.has(Flag.HELD) && isOpen();
    }

    /** Units still to be filled, or to be reported as filled; 0 when closed. */
    public Quantity leavesQty() {
        if (isEnding()) {
            return fills.owed();
        }
        return isOpen() ? request.orderQty().minus(cumQty()) : Quantity.ZERO;
    }

    public boolean is(OrderRole role) {
        return request.role() == role;
    }

    void sending(StateImage.Sent now) {
        flags.set(Flag.SENDING, true);
        flags.set(Flag.UNKNOWN, false);
        sent = Optional.of(now);
    }

    /** The broker's first answer; a report that came earlier knows more than an answer that is missing. */
    void answered(SubmitResult result) {
        result.match(
                accepted -> {
                    flags.set(Flag.ACKNOWLEDGED, true);
                    flags.set(Flag.UNKNOWN, false);
                    orderId = Optional.of(accepted.orderId());
                    return true;
                },
                rejected -> {
                    refused(rejected);
                    return true;
                },
                nobodyKnows -> {
                    flags.set(Flag.UNKNOWN, !flags.has(Flag.ACKNOWLEDGED) && ended.isEmpty());
                    text = nobodyKnows.text();
                    return true;
                });
    }

    /** That its id is in use proves that it arrived before. */
    private void refused(SubmitResult.Rejected rejected) {
        if (!rejected.code().equals(SubmitResult.Rejected.DUPLICATE_CL_ORD_ID)) {
            end(OrdStatus.REJECTED, rejected.code() + ": " + rejected.text());
        } else if (ended.isEmpty()) {
            flags.set(Flag.UNKNOWN, !flags.has(Flag.ACKNOWLEDGED));
            flags.set(Flag.ACKNOWLEDGED, true);
            text = "its id was in use already: " + rejected.text();
        }
    }

    void closesAll(boolean all) {
        flags.set(Flag.CLOSES_ALL, all);
    }

    void cancelRequested() {
        changes++;
        flags.set(Flag.CANCEL_PENDING, true);
    }

    void replaceRequested() {
        changes++;
        flags.set(Flag.REPLACE_PENDING, true);
    }

    void changeRefused() {
        flags.changeEnded();
    }

    /** A cancel or a replacement that nobody answered: what became of the order is unknown, and it may be asked again. */
    void changeUnknown(String reason) {
        changeRefused();
        flags.set(Flag.UNKNOWN, ended.isEmpty());
        text = reason;
    }

    /** A run began: what the one before sent and got no answer to is unknown. */
    void runBegan() {
        if (flags.has(Flag.SENDING) && !flags.has(Flag.ACKNOWLEDGED)) {
            flags.set(Flag.UNKNOWN, true);
            text = "sent in an earlier run, not answered";
        }
        changeRefused();
    }

    /** Never sent, or sent and not at the broker. */
    void abandon(String reason, Optional<Instant> lookedForUntil) {
        end(OrdStatus.DENIED, reason);
        watchUntil = lookedForUntil;
    }

    /** It is not expected to appear any more. */
    void lookedForLongEnough() {
        watchUntil = Optional.empty();
    }

    void quarantine(String reason) {
        flags.set(Flag.QUARANTINED, true);
        text = reason;
    }

    /** A person found it at the broker under this id; what it is there the broker says. */
    void identified(OrderId id) {
        flags.set(Flag.QUARANTINED, false);
        flags.set(Flag.ACKNOWLEDGED, true);
        flags.set(Flag.UNKNOWN, ended.isEmpty());
        orderId = Optional.of(id);
    }

    /** It is at the broker though it was abandoned; a leg perhaps only as one that waits for its entry. */
    void arrivedLate(OrderId id, OrdStatus there) {
        reopen();
        flags.set(Flag.SENDING, true);
        flags.set(Flag.HELD, there == OrdStatus.PENDING_NEW && is(OrderRole.PROTECTIVE));
        flags.set(Flag.LATE, true);
        flags.set(Flag.ACKNOWLEDGED, true);
        orderId = Optional.of(id);
    }

    /** A leg whose entry arrived late: the broker has it, too. */
    void holdAgain() {
        reopen();
        flags.set(Flag.HELD, true);
    }

    private void reopen() {
        ended = Optional.empty();
        watchUntil = Optional.empty();
        text = "";
    }

    void on(ExecutionReport report) {
        orderId = Optional.of(report.orderId());
        flags.set(Flag.SENDING, true);
        flags.set(Flag.UNKNOWN, false);
        if (report.execType() != ExecType.REJECTED) {
            flags.set(Flag.ACKNOWLEDGED, true);
            flags.set(Flag.HELD, false);
        }
        switch (report.execType()) {
            case NEW -> activate(report);
            case PENDING_CANCEL -> flags.set(Flag.CANCEL_PENDING, true);
            case CANCEL_REJECTED -> changeRefused();
            case CANCELED -> end(OrdStatus.CANCELED, report);
            case EXPIRED -> end(OrdStatus.EXPIRED, report);
            case REJECTED -> end(OrdStatus.REJECTED, report);
            case REPLACED -> {
                request = request.withQty(report.orderQty());
                workingId = report.clOrdId();
                flags.set(Flag.REPLACE_PENDING, false);
            }
            case TRADE_CORRECT -> fills.corrects(report.refExecId(), report.lastQty());
            case TRADE, TRADE_CANCEL -> {}
        }
    }

    /** @param cumQty all that the broker had filled with it; absent of a correction, which does not tell */
    void filled(ExecId id, Quantity quantity, Optional<Quantity> cumQty) {
        fills.add(id, quantity);
        cumQty.filter(all -> ended.isEmpty()).ifPresent(fills::told);
    }

    /** Fills and what is left become those of today's units. */
    void split(SplitTerms terms) {
        request = terms.order(request, cumQty());
        fills.split(terms);
    }

    void unfilled(ExecId id) {
        fills.remove(id);
    }

    /** A protective leg learns its quantity from the broker, because it follows the entry's fills. */
    private void activate(ExecutionReport report) {
        if (is(OrderRole.PROTECTIVE)) {
            request = request.withQty(report.orderQty());
        }
    }

    /** An end whose fills are all known stays as it is. */
    private void end(OrdStatus status, ExecutionReport report) {
        if (ended.isEmpty() || isEnding()) {
            fills.toldLast(report.cumQty());
        }
        end(status, report.text());
    }

    /** Of two reported ends the one that does not depend on which came first. */
    private void end(OrdStatus status, String reason) {
        if (ended.isEmpty() || status.compareTo(ended.get()) < 0) {
            ended = Optional.of(status);
            text = reason;
        }
        flags.changeEnded();
        flags.set(Flag.UNKNOWN, false);
        flags.set(Flag.HELD, false);
        flags.set(Flag.QUARANTINED, false);
    }

    StateImage.Order image() {
        return new StateImage.Order(
                request,
                decision,
                strategy,
                decidedAt,
                goodUntil,
                workingId,
                flags.image(),
                changes,
                ended,
                orderId,
                text,
                fills.image(),
                fills.owed(),
                sent,
                watchUntil);
    }

    static Order of(ClOrdId family, StateImage.Order image) {
        Order order = new Order(
                family, image.request(), image.decision(), image.strategy(), image.decidedAt(), image.goodUntil());
        order.workingId = image.workingId();
        order.flags.restore(image.flags());
        order.changes = Math.toIntExact(image.changes());
        order.ended = image.ended();
        order.orderId = image.orderId();
        order.text = image.text();
        order.fills.restore(image.fills(), image.owed());
        order.sent = image.sent();
        order.watchUntil = image.watchUntil();
        return order;
    }
}
