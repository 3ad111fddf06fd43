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
import io.drover.model.Scope;
import io.drover.order.AccountEvent;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.port.BrokerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings our books to the broker's where the broker proves what happened, and reports every difference that is left.
 * Nothing is ever sent from here, and no fill is ever invented.
 */
final class Reconciliation {
    private static final Duration SKEW = Duration.ofMinutes(5);
    /** An order that a broker does not know may still be on its way this long. */
    private static final Duration FLIGHT = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final BrokerExecutor broker;
    private final List<Difference> differences = new ArrayList<>();

    Reconciliation(Ledger ledger, BrokerExecutor broker) {
        this.ledger = ledger;
        this.broker = broker;
    }

    /**
     * A difference and how far it reaches.
     *
     * @param difference ours and theirs
     * @param scope the instrument it is about, else the account
     */
    record Difference(Break difference, Scope scope) {}

    /** Resolves open orders against the broker, then compares orders, positions and cash. */
    List<Difference> run() {
        BrokerSnapshot theirs = broker.snapshot(since());
        catchUp(theirs);
        Map<ClOrdId, BrokerOrder> known = new HashMap<>();
        for (BrokerOrder order : theirs.orders()) {
            Optional<Order> ours = order.clOrdId().flatMap(books()::order);
            ours.ifPresent(o -> known.put(o.clOrdId(), order));
            if (ours.isEmpty() && order.ordStatus().isOpen()) {
                String status = order.ordStatus().name();
                differ("order", order.orderId().toString(), "none", status, order.instrument());
            }
        }
        for (Order order : books().openOrders()) {
            BrokerOrder found = known.get(order.clOrdId());
            if (found == null) {
                missing(order, theirs.at());
            } else {
                report(order, found, theirs.at()).ifPresent(this::write);
            }
        }
        compare(theirs);
        ledger.write(new JournalRecord.Reconciled(
                differences.stream().map(Difference::difference).toList()));
        return List.copyOf(differences);
    }

    /** Books what was missed in the order in which it happened; of one instant what no order did comes first. */
    private void catchUp(BrokerSnapshot theirs) {
        Deque<AccountEvent> events = new ArrayDeque<>(theirs.events());
        for (ExecutionReport fill : theirs.executions()) {
            while (!events.isEmpty() && !events.element().at().isAfter(fill.transactTime())) {
                book(events.remove());
            }
            if (!books().knows(fill.execId())) {
                book(fill);
            }
        }
        events.forEach(this::book);
    }

    private void book(AccountEvent event) {
        if (!books().knows(event.id())) {
            ledger.write(Hearing.recordOf(event));
        }
    }

    /** Approved, but never sent: a new run does not send old intents; the rules ask again if they still want it. */
    void abandonUnsent() {
        for (Order order : books().openOrders()) {
            if (!order.isSent() && !order.isHeld()) {
                ledger.write(new JournalRecord.Abandoned(order.clOrdId(), "RESTARTED", "sent=false"));
            }
        }
    }

    private Instant since() {
        Instant last = ledger.state().reconciledAt();
        Instant earliest = books().openOrders().stream()
                .map(Order::decidedAt)
                .min(Instant::compareTo)
                .filter(t -> t.isBefore(last))
                .orElse(last);
        return earliest.isAfter(Instant.EPOCH) ? earliest.minus(SKEW) : Instant.EPOCH;
    }

    private void book(ExecutionReport report) {
        if (Hearing.defect(report, books()).isPresent()
                || books().order(report.clOrdId()).isEmpty()) {
            differ(
                    "execution",
                    report.execId().toString(),
                    "none",
                    report.orderId().toString(),
                    report.instrument());
        }
        if (Hearing.defect(report, books()).isEmpty()) {
            write(report);
        }
    }

    private void write(ExecutionReport report) {
        ledger.write(new JournalRecord.Execution(report, "reconciliation"));
    }

    /**
     * What the broker has no trace of: with unique ids and after the time of flight that proves that it never arrived.
     * What it once confirmed cannot vanish, and a stop that a filled entry should have may not be missing.
     */
    private void missing(Order order, Instant at) {
        boolean landed = !order.decidedAt().plus(FLIGHT).isAfter(at);
        if (order.isHeld()) {
            if (hasOrphan(order)) {
                ledger.write(new JournalRecord.Abandoned(order.clOrdId(), "NOT_AT_BROKER", "role=PROTECTIVE"));
                differOn(order, "none");
            }
        } else if (order.isAcknowledged()) {
            differOn(order, "none");
        } else if (order.isSent() && landed && broker.capabilities().clientKey() == ClientKey.UNIQUE) {
            ledger.write(new JournalRecord.Abandoned(order.clOrdId(), "NOT_AT_BROKER", "status=" + order.status()));
        }
    }

    /** Whether the entry of a leg has ended with a fill, so that the leg should be working. */
    private boolean hasOrphan(Order leg) {
        return books().orders().stream()
                .filter(o -> o.decision().equals(leg.decision()) && isLegOf(o.request(), leg.clOrdId()))
                .anyMatch(entry -> !entry.isOpen());
    }

    private static boolean isLegOf(OrderRequest entry, ClOrdId leg) {
        Protection legs = entry.protection();
        return legs.stopClOrdId().filter(leg::equals).isPresent()
                || legs.takeProfitClOrdId().filter(leg::equals).isPresent();
    }

    /** What the broker's view adds to ours; fills come as executions only. */
    private Optional<ExecutionReport> report(Order ours, BrokerOrder theirs, Instant at) {
        OrdStatus status = theirs.ordStatus();
        if (status.isClosed()) {
            return switch (status) {
                case CANCELED -> Optional.of(statusReport(ours, theirs, ExecType.CANCELED, at));
                case EXPIRED -> Optional.of(statusReport(ours, theirs, ExecType.EXPIRED, at));
                case REJECTED, DENIED -> Optional.of(statusReport(ours, theirs, ExecType.REJECTED, at));
                default -> {
                    differOn(ours, status.name());
                    yield Optional.empty();
                }
            };
        }
        boolean resized = !ours.request().orderQty().equals(theirs.orderQty());
        if (ours.isHeld()) {
            return status == OrdStatus.PENDING_NEW
                    ? Optional.empty()
                    : Optional.of(statusReport(ours, theirs, ExecType.NEW, at));
        }
        boolean doubtful = ours.status() == OrdStatus.UNKNOWN || ours.status() == OrdStatus.PENDING_NEW;
        if (resized) {
            return Optional.of(statusReport(ours, theirs, ExecType.REPLACED, at));
        }
        return doubtful ? Optional.of(statusReport(ours, theirs, ExecType.NEW, at)) : Optional.empty();
    }

    private ExecutionReport statusReport(Order order, BrokerOrder theirs, ExecType type, Instant at) {
        return new ExecutionReport(
                new ExecId("RECONCILED-%s-%s-%s".formatted(order.clOrdId(), type, at)),
                theirs.clOrdId().orElse(order.clOrdId()),
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

    private void compare(BrokerSnapshot theirs) {
        if (!theirs.cash().equals(books().cash())) {
            String ours = books().cash().toString();
            differences.add(
                    new Difference(new Break("cash", "", ours, theirs.cash().toString()), Scope.ACCOUNT));
        }
        Map<InstrumentId, Quantity> held = new HashMap<>();
        theirs.positions().forEach((BrokerPosition p) -> held.put(p.instrument(), p.quantity()));
        Map<InstrumentId, Quantity> mine = new HashMap<>();
        books().positions().forEach(h -> mine.put(h.instrument().id(), h.quantity()));
        TreeSet<InstrumentId> all = new TreeSet<>(held.keySet());
        all.addAll(mine.keySet());
        for (InstrumentId id : all) {
            Quantity ours = mine.getOrDefault(id, Quantity.ZERO);
            Quantity other = held.getOrDefault(id, Quantity.ZERO);
            if (!ours.equals(other)) {
                differ("position", id.toString(), ours.toString(), other.toString(), id);
            }
        }
    }

    private void differOn(Order order, String theirs) {
        differ(
                "order",
                order.clOrdId().toString(),
                order.status().name(),
                theirs,
                order.request().instrument());
    }

    private void differ(String kind, String key, String ours, String theirs, InstrumentId id) {
        differences.add(new Difference(new Break(kind, key, ours, theirs), Scope.instrument(id.toString())));
    }

    private Books books() {
        return ledger.state().books();
    }
}
