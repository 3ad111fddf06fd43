package io.drover.report;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal in memory, written record by record. */
final class JournalBuilder {
    private final List<JournalEntry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2013-11-25T10:00:00Z");

    JournalBuilder at(String time) {
        now = Instant.parse("2013-11-25T" + time + "Z");
        return this;
    }

    Instant now() {
        return now;
    }

    JournalBuilder add(JournalRecord record) {
        long sequence = entries.size() + 1L;
        entries.add(new JournalEntry(sequence, now, "%064x".formatted(sequence), record));
        return this;
    }

    void read(Consumer<JournalEntry> reader) {
        entries.forEach(reader);
    }

    JournalBuilder intent(String decision, OrderRequest request) {
        return add(new JournalRecord.Intent(decision, "trend", request, now, now.plusSeconds(30)));
    }

    /** A fill of which nothing more follows. */
    JournalBuilder fill(String execId, ClOrdId order, String instrument, Side side, String qty, String px, String fee) {
        return add(new JournalRecord.Execution(
                report(execId, ExecType.TRADE, order, instrument, side, qty, px, fee, Optional.empty()), "stream"));
    }

    JournalBuilder amend(
            ExecType type,
            String execId,
            String ref,
            ClOrdId order,
            String instrument,
            String qty,
            String px,
            String fee) {
        return add(new JournalRecord.Execution(
                report(execId, type, order, instrument, Side.BUY, qty, px, fee, Optional.of(new ExecId(ref))),
                "stream"));
    }

    JournalBuilder status(String execId, ExecType type, OrdStatus status, ClOrdId order, String instrument, Side side) {
        return add(new JournalRecord.Execution(
                new ExecutionReport(
                        new ExecId(execId),
                        order,
                        Optional.empty(),
                        new OrderId("B-" + execId),
                        type,
                        status,
                        InstrumentId.parse(instrument),
                        side,
                        Quantity.of(2),
                        Quantity.ZERO,
                        Quantity.of(2),
                        Quantity.ZERO,
                        Optional.empty(),
                        Money.zero(Currency.USD),
                        Optional.empty(),
                        now,
                        ""),
                "stream"));
    }

    private ExecutionReport report(
            String execId,
            ExecType type,
            ClOrdId order,
            String instrument,
            Side side,
            String qty,
            String px,
            String fee,
            Optional<ExecId> ref) {
        return report(execId, type, order, instrument, side, qty, px, fee, ref, qty, "0");
    }

    /** A fill that leaves something open or completes an earlier one. */
    JournalBuilder part(
            String execId,
            ClOrdId order,
            String instrument,
            Side side,
            String qty,
            String px,
            String fee,
            String cum,
            String leaves) {
        return add(new JournalRecord.Execution(
                report(execId, ExecType.TRADE, order, instrument, side, qty, px, fee, Optional.empty(), cum, leaves),
                "stream"));
    }

    private ExecutionReport report(
            String execId,
            ExecType type,
            ClOrdId order,
            String instrument,
            Side side,
            String qty,
            String px,
            String fee,
            Optional<ExecId> ref,
            String cum,
            String leaves) {
        Quantity quantity = Quantity.of(qty);
        return new ExecutionReport(
                new ExecId(execId),
                order,
                Optional.empty(),
                new OrderId("B-" + order.value().charAt(0)),
                type,
                OrdStatus.PARTIALLY_FILLED,
                InstrumentId.parse(instrument),
                side,
                Quantity.of(cum).plus(Quantity.of(leaves)),
                Quantity.of(cum),
                Quantity.of(leaves),
                quantity,
                Optional.of(Price.of(px)),
                Money.of(fee, Currency.USD),
                ref,
                now,
                "");
    }

    /** An id that is easy to read: one letter 32 times. */
    static ClOrdId id(char letter) {
        return new ClOrdId(String.valueOf(letter).repeat(32));
    }

    static OrderRequest market(ClOrdId id, String instrument, OrderRole role, Side side, String qty) {
        return new OrderRequest(
                id,
                InstrumentId.parse(instrument),
                role,
                side,
                OrdType.MARKET,
                Quantity.of(qty),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                Protection.NONE);
    }

    static OrderRequest withStop(OrderRequest request, ClOrdId stopId, String stopPx) {
        Protection protection = new Protection(
                Optional.of(stopId),
                Optional.of(Price.of(stopPx)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new OrderRequest(
                request.clOrdId(),
                request.instrument(),
                request.role(),
                request.side(),
                request.ordType(),
                request.orderQty(),
                request.limitPx(),
                request.stopPx(),
                request.trailingRatio(),
                request.timeInForce(),
                request.expireTime(),
                protection);
    }
}
