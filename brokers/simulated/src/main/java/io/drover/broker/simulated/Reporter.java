package io.drover.broker.simulated;

import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.ExecutionReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers execution reports {@code SIM-1}, {@code SIM-2} … in the order in which things happen, and remembers fills. */
final class Reporter {
    private final Currency currency;
    private final Map<ExecId, ExecutionReport> fills = new LinkedHashMap<>();
    private List<ExecutionReport> pending = new ArrayList<>();
    private long sequence;

    Reporter(Currency currency) {
        this.currency = currency;
    }

    void tell(SimOrder order, ExecType type, Instant at, String text) {
        add(order, type, order.clOrdId, Optional.empty(), at, text);
    }

    /** A refused cancel or replace of the order that was known under {@code asked}. */
    void refuse(SimOrder order, ClOrdId asked, Instant at, String text) {
        add(order, ExecType.CANCEL_REJECTED, asked, Optional.empty(), at, text);
    }

    void replaced(SimOrder order, ClOrdId before, Instant at, String text) {
        add(order, ExecType.REPLACED, order.clOrdId, Optional.of(before), at, text);
    }

    void trade(SimOrder order, Fill fill) {
        ExecutionReport report = report(order, ExecType.TRADE, order.clOrdId, Optional.empty(), fill, "");
        fills.put(report.execId(), report);
        order.fills.add(report.execId());
        pending.add(report);
    }

    /** Everything told since the last call, oldest first. */
    List<ExecutionReport> drain() {
        if (pending.isEmpty()) {
            return List.of();
        }
        List<ExecutionReport> told = pending;
        pending = new ArrayList<>();
        return told;
    }

    /** Fills of the orders that are remembered, oldest first. */
    Collection<ExecutionReport> fills() {
        return fills.values();
    }

    void forget(SimOrder order) {
        order.fills.forEach(fills::remove);
    }

    private void add(SimOrder order, ExecType type, ClOrdId about, Optional<ClOrdId> before, Instant at, String text) {
        pending.add(report(order, type, about, before, Fill.none(at), text));
    }

    private ExecutionReport report(
            SimOrder order, ExecType type, ClOrdId about, Optional<ClOrdId> before, Fill fill, String text) {
        sequence++;
        return new ExecutionReport(
                new ExecId("SIM-" + sequence),
                about,
                before,
                order.orderId,
                type,
                order.status,
                order.request.instrument(),
                order.side(),
                order.orderQty,
                order.cumQty,
                order.leavesQty(),
                fill.quantity(),
                fill.price(),
                new Money(fill.fee(), currency),
                Optional.empty(),
                fill.at(),
                text);
    }

    /**
     * The fill part of a report.
     *
     * @param quantity units, 0 when it is none
     * @param price absent when it is none
     * @param fee account currency
     * @param at when
     */
    record Fill(Quantity quantity, Optional<Price> price, BigDecimal fee, Instant at) {
        static Fill none(Instant at) {
            return new Fill(Quantity.ZERO, Optional.empty(), BigDecimal.ZERO, at);
        }
    }
}
