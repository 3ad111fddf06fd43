package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.order.AccountEvent;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.port.BrokerExecutor;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings our books to the broker's where the broker proves what happened, and reports every difference that is left.
 * Nothing is ever sent from here, and no fill is ever invented.
 */
final class Reconciliation {
    private final Ledger ledger;
    private final BrokerExecutor broker;
    private final Unanswered unanswered;
    private final Mismatches mismatches;
    private final Instant connectedAt;
    private final List<Break> differences = new ArrayList<>();

    /** @param connectedAt since when the broker can be reached without a break, UTC */
    Reconciliation(
            Ledger ledger, BrokerExecutor broker, Unanswered unanswered, Mismatches mismatches, Instant connectedAt) {
        this.ledger = ledger;
        this.broker = broker;
        this.unanswered = unanswered;
        this.mismatches = mismatches;
        this.connectedAt = connectedAt;
    }

    /** Resolves open orders against the broker, then compares orders, positions and cash. */
    List<Break> run() {
        BrokerSnapshot theirs = broker.snapshot(since());
        if (broker.capabilities().clientKey() == ClientKey.NONE) {
            identify(theirs);
        }
        catchUp(theirs);
        Map<ClOrdId, BrokerOrder> known = new HashMap<>();
        for (BrokerOrder order : theirs.orders()) {
            find(order).ifPresentOrElse(ours -> meet(ours, order, known), () -> notOurs(order));
        }
        Set<InstrumentId> disputed = compare(theirs);
        for (Order order : books().openOrders()) {
            BrokerOrder found = known.get(order.clOrdId());
            boolean agrees = !disputed.contains(order.request().instrument());
            if (order.isQuarantined()) {
                continue;
            }
            if (found == null) {
                missing(order, agrees, theirs);
            } else {
                found(order, found, theirs.at());
            }
        }
        ledger.write(new JournalRecord.Reconciled(differences));
        return List.copyOf(differences);
    }

    private Optional<Order> find(BrokerOrder theirs) {
        return theirs.clOrdId().flatMap(books()::order).or(() -> books().order(theirs.orderId()));
    }

    /** Our order is at the broker: perhaps although we gave it up, perhaps twice. */
    private void meet(Order ours, BrokerOrder theirs, Map<ClOrdId, BrokerOrder> known) {
        BrokerOrder other = known.put(ours.clOrdId(), theirs);
        if (other != null && theirs.clOrdId().isPresent() && theirs.clOrdId().equals(other.clOrdId())) {
            differ(
                    "duplicate",
                    ours.clOrdId().toString(),
                    "1 order",
                    other.orderId() + " and " + theirs.orderId(),
                    theirs.instrument());
        }
        boolean there = theirs.ordStatus().isOpen() || theirs.cumQty().isPositive();
        if (ours.isGivenUp() && there) {
            arrive(ours, theirs.orderId(), theirs.ordStatus());
        }
    }

    private void arrive(Order ours, OrderId id, OrdStatus status) {
        differ(
                "late",
                ours.clOrdId().toString(),
                "abandoned",
                status.name(),
                ours.request().instrument());
        ledger.write(new JournalRecord.LateArrival(ours.clOrdId(), id, status));
    }

    private void notOurs(BrokerOrder theirs) {
        if (theirs.ordStatus().isOpen() && !books().isExternal(theirs.orderId())) {
            external(theirs.orderId(), theirs.ordStatus(), theirs.instrument());
            ledger.write(new JournalRecord.ExternalOrder(
                    theirs.orderId(), theirs.instrument(), theirs.side(), theirs.orderQty()));
        }
    }

    private void external(OrderId id, OrdStatus status, InstrumentId instrument) {
        Break found = new Break("external", instrument.toString(), id.toString(), "none", status.name());
        if (!mismatches.adopts(found)) {
            differences.add(found);
        }
    }

    /** Finds orders again that the broker shows without an id of ours: the only one that an order can be is it. */
    private void identify(BrokerSnapshot theirs) {
        for (Order order : books().openOrders()) {
            if (order.isUnanswered() && !order.isQuarantined()) {
                List<BrokerOrder> fitting = Unanswered.candidates(order, theirs, Unanswered.taken(books()));
                if (fitting.size() == 1) {
                    write(statusReport(order, fitting.get(0), ExecType.NEW, theirs.at()));
                } else if (!fitting.isEmpty()) {
                    unanswered.quarantine(order, "SEVERAL_FIT", "orders=" + ids(fitting));
                }
            }
        }
    }

    private static String ids(List<BrokerOrder> orders) {
        return orders.stream().map(o -> o.orderId().toString()).collect(Collectors.joining(","));
    }

    private void found(Order ours, BrokerOrder theirs, Instant at) {
        if (theirs.ordStatus() == OrdStatus.UNKNOWN && !ours.isAcknowledged()) {
            unanswered.quarantine(ours, "BROKER_CANNOT_TELL", "order_id=" + theirs.orderId());
        } else if (theirs.ordStatus() != OrdStatus.UNKNOWN) {
            report(ours, theirs, at).ifPresent(this::write);
        }
    }

    /** Books what was missed in the order in which it happened; of one instant what no order did comes first. */
    private void catchUp(BrokerSnapshot theirs) {
        Deque<AccountEvent> events = new ArrayDeque<>(theirs.events());
        for (ExecutionReport fill : unseen(theirs)) {
            while (!events.isEmpty() && !events.element().at().isAfter(fill.transactTime())) {
                book(events.remove());
            }
            if (!books().knows(fill.execId())) {
                book(Hearing.attributed(fill, books(), broker.capabilities().clientKey()));
            }
        }
        events.forEach(this::book);
    }

    /** What an earlier comparison has judged, of orders that memory has forgotten since, is not judged again. */
    private List<ExecutionReport> unseen(BrokerSnapshot theirs) {
        Instant seen = ledger.state().reconciledAt();
        return new Archive(ledger)
                .news(theirs.executions().stream()
                        .filter(f -> !books().hasForgotten()
                                || books().hasHeardOf(f.clOrdId())
                                || !f.transactTime().plus(Unanswered.SKEW).isBefore(seen))
                        .toList());
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
        Instant earliest = Stream.concat(books().openOrders().stream(), books().watched().stream())
                .map(Order::decidedAt)
                .min(Instant::compareTo)
                .filter(t -> t.isBefore(last))
                .orElse(last);
        return earliest.isAfter(Instant.EPOCH) ? earliest.minus(Unanswered.SKEW) : Instant.EPOCH;
    }

    private void book(ExecutionReport report) {
        if (Hearing.defect(report, books()).isPresent()) {
            differ(
                    "execution",
                    report.execId().toString(),
                    "none",
                    report.orderId().toString(),
                    report.instrument());
            return;
        }
        Optional<Order> ours = books().order(report.clOrdId());
        ours.filter(Order::isGivenUp).ifPresent(o -> arrive(o, report.orderId(), report.ordStatus()));
        if (ours.isEmpty() && !books().isExternal(report.orderId())) {
            external(report.orderId(), report.ordStatus(), report.instrument());
            ledger.write(Hearing.external(report));
        }
        write(report);
    }

    private void write(ExecutionReport report) {
        ledger.write(new JournalRecord.Execution(report, "reconciliation"));
    }

    /** What the broker once confirmed cannot vanish, and a stop that a filled entry should have may not be missing. */
    private void missing(Order order, boolean agrees, BrokerSnapshot theirs) {
        if (order.isHeld()) {
            if (hasOrphan(order)) {
                ledger.write(new JournalRecord.Abandoned(order.clOrdId(), "NOT_AT_BROKER", "role=PROTECTIVE"));
                differOn(order, "none");
            }
        } else if (order.isAcknowledged()) {
            differOn(order, "none");
        } else if (order.isSent()) {
            unanswered.absent(order, agrees, theirs, connectedAt);
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
                theirs.clOrdId().filter(id -> books().order(id).isPresent()).orElse(order.clOrdId()),
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

    /** Compares cash and positions, and tells the instruments of which different positions are held. */
    private Set<InstrumentId> compare(BrokerSnapshot theirs) {
        Set<InstrumentId> disputed = new TreeSet<>();
        for (Comparison.Row row : Comparison.holdings(books(), theirs)) {
            if (!row.agrees()) {
                differences.add(new Break(row.kind(), row.symbol(), row.key(), row.ours(), row.theirs()));
                if (row.kind().equals("position")) {
                    disputed.add(InstrumentId.parse(row.symbol()));
                }
            }
        }
        return disputed;
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
        differences.add(new Break(kind, id.toString(), key, ours, theirs));
    }

    private Books books() {
        return ledger.state().books();
    }
}
