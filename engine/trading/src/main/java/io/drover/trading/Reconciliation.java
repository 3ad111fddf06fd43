package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.Quantity;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.ExecutionReport;
import io.drover.port.BrokerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings our books to the broker's where the broker proves what happened, and reports every difference that is left.
 * Nothing is ever sent from here.
 */
final class Reconciliation {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final BrokerExecutor broker;

    Reconciliation(Ledger ledger, BrokerExecutor broker) {
        this.ledger = ledger;
        this.broker = broker;
    }

    /** Resolves open orders against the broker, then compares orders, positions and cash. */
    List<Break> run() {
        BrokerSnapshot theirs = broker.snapshot(since());
        abandonUnsent();
        theirs.executions().stream()
                .filter(e -> !books().knows(e.execId()))
                .forEach(e -> ledger.write(new JournalRecord.Execution(e, "reconciliation")));
        Map<ClOrdId, BrokerOrder> known = new HashMap<>();
        theirs.orders().forEach(o -> o.clOrdId().ifPresent(id -> known.put(id, o)));
        for (Order order : books().openOrders()) {
            resolve(order, Optional.ofNullable(known.get(order.clOrdId())), theirs.at());
        }
        List<Break> breaks = compare(theirs);
        ledger.write(new JournalRecord.Reconciled(breaks));
        return breaks;
    }

    private Instant since() {
        return books().openOrders().stream()
                .map(Order::decidedAt)
                .min(Instant::compareTo)
                .map(t -> t.minus(SKEW))
                .orElse(Instant.EPOCH);
    }

    /** Approved, but its bytes never left: a new run does not send old intents. */
    private void abandonUnsent() {
        for (Order order : books().openOrders()) {
            if (!order.isSent() && !order.isHeld() && order.is(io.drover.model.OrderRole.ENTRY)) {
                ledger.write(new JournalRecord.Abandoned(order.clOrdId(), "RESTARTED", "sent=false"));
            }
        }
    }

    private void resolve(Order order, Optional<BrokerOrder> theirs, Instant at) {
        if (theirs.isPresent()) {
            BrokerOrder found = theirs.get();
            if (needsReport(order, found)) {
                ledger.write(new JournalRecord.Execution(statusReport(order, found, at), "reconciliation"));
            }
        } else if (order.isSent() && broker.capabilities().idempotentKey()) {
            ledger.write(new JournalRecord.Abandoned(order.clOrdId(), "NOT_AT_BROKER", "status=" + order.status()));
        }
    }

    private static boolean needsReport(Order ours, BrokerOrder theirs) {
        boolean ended = theirs.ordStatus().isClosed() && ours.isOpen();
        boolean began = theirs.ordStatus().isOpen()
                && (ours.isHeld() || ours.status() == OrdStatus.UNKNOWN || ours.status() == OrdStatus.PENDING_NEW);
        boolean resized = !ours.isHeld() && !ours.request().orderQty().equals(theirs.orderQty());
        return ended || began || resized;
    }

    private ExecutionReport statusReport(Order order, BrokerOrder theirs, Instant at) {
        ExecType type = switch (theirs.ordStatus()) {
            case CANCELED -> ExecType.CANCELED;
            case EXPIRED -> ExecType.EXPIRED;
            case REJECTED -> ExecType.REJECTED;
            default -> ExecType.NEW;
        };
        return new ExecutionReport(
                new ExecId("RECONCILED-%s-%s-%s".formatted(order.clOrdId(), theirs.ordStatus(), theirs.orderQty())),
                order.clOrdId(),
                Optional.empty(),
                theirs.orderId(),
                type,
                theirs.ordStatus(),
                order.request().instrument(),
                order.request().side(),
                theirs.orderQty(),
                theirs.cumQty(),
                theirs.ordStatus().isClosed()
                        ? Quantity.ZERO
                        : theirs.orderQty().minus(theirs.cumQty()),
                Quantity.ZERO,
                Optional.empty(),
                Money.zero(books().cash().currency()),
                Optional.empty(),
                at,
                "found by reconciliation");
    }

    private List<Break> compare(BrokerSnapshot theirs) {
        List<Break> breaks = new ArrayList<>();
        if (!theirs.cash().equals(books().cash())) {
            breaks.add(new Break(
                    "cash", "", books().cash().toString(), theirs.cash().toString()));
        }
        Map<InstrumentId, Quantity> held = new HashMap<>();
        theirs.positions().forEach((BrokerPosition p) -> held.put(p.instrument(), p.quantity()));
        TreeSet<InstrumentId> all = new TreeSet<>(held.keySet());
        books().positions().forEach(h -> all.add(h.instrument().id()));
        for (InstrumentId id : all) {
            Quantity ours = books().holding(id).quantity();
            Quantity other = held.getOrDefault(id, Quantity.ZERO);
            if (!ours.equals(other)) {
                breaks.add(new Break("position", id.toString(), ours.toString(), other.toString()));
            }
        }
        for (BrokerOrder order : theirs.orders()) {
            Optional<Order> ours = order.clOrdId().flatMap(books()::order);
            if (order.ordStatus().isOpen() && ours.isEmpty()) {
                breaks.add(new Break(
                        "order",
                        order.orderId().toString(),
                        "none",
                        order.ordStatus().name()));
            }
        }
        return breaks;
    }

    private Books books() {
        return ledger.state().books();
    }
}
