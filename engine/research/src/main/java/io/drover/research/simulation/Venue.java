package io.drover.research.simulation;

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
import io.drover.model.TimeInForce;
import io.drover.order.AccountEvent;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The truth: orders, fills, positions and cash as the broker has them. Shares no code with our books. */
final class Venue {
    static final Currency USD = Currency.USD;
    static final BigDecimal OPENING = new BigDecimal("100000");
    private static final BigDecimal FEE = new BigDecimal("0.01");

    private final Clock clock;
    private final Consumer<ExecutionReport> reports;
    private final Supplier<Optional<FaultKind>> stopFault;
    private final List<VenueOrder> orders = new ArrayList<>();
    private final Map<ClOrdId, VenueOrder> byKey = new HashMap<>();
    private final Map<ExecId, ExecutionReport> told = new LinkedHashMap<>();
    private final List<ExecutionReport> executions = new ArrayList<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private final SortedMap<InstrumentId, BigDecimal> positions = new TreeMap<>();
    private BigDecimal cash = OPENING;
    private Duration skew = Duration.ZERO;
    private boolean untold;
    private int lastOrder;
    private int lastReport;

    /** @param stopFault asked whenever a stop begins to work */
    Venue(Clock clock, Consumer<ExecutionReport> reports, Supplier<Optional<FaultKind>> stopFault) {
        this.clock = clock;
        this.stopFault = stopFault;
        this.reports = reports;
    }

    /** The broker's time, which may be wrong. */
    Instant now() {
        return clock.instant().plus(skew);
    }

    void skew(Duration wrong) {
        skew = wrong;
    }

    List<VenueOrder> orders() {
        return orders;
    }

    Optional<VenueOrder> find(ClOrdId id) {
        return Optional.ofNullable(byKey.get(id));
    }

    Optional<ExecutionReport> report(ExecId id) {
        return Optional.ofNullable(told.get(id));
    }

    List<ExecutionReport> executions() {
        return executions;
    }

    List<AccountEvent> events() {
        return events;
    }

    /** How many reports there were so far. */
    int reports() {
        return lastReport;
    }

    BigDecimal cash() {
        return cash;
    }

    BigDecimal position(InstrumentId id) {
        return positions.getOrDefault(id, BigDecimal.ZERO);
    }

    /** Those that are not flat. */
    SortedMap<InstrumentId, BigDecimal> positions() {
        return positions;
    }

    /** From now on orders are numbered as if none had been. */
    void rollBackIds() {
        lastOrder = 0;
    }

    VenueOrder accept(OrderRequest request) {
        VenueOrder order = add(request, Optional.empty());
        Protection legs = request.protection();
        legs.stopClOrdId().ifPresent(id -> leg(order, id, OrdType.STOP));
        legs.takeProfitClOrdId().ifPresent(id -> leg(order, id, OrdType.LIMIT));
        tell(order, ExecType.NEW, "");
        return order;
    }

    private VenueOrder add(OrderRequest request, Optional<VenueOrder> entry) {
        lastOrder++;
        VenueOrder order = new VenueOrder(new OrderId("V" + lastOrder), request, entry, now());
        orders.add(order);
        byKey.put(order.clOrdId, order);
        return order;
    }

    private void leg(VenueOrder entry, ClOrdId id, OrdType type) {
        Protection legs = entry.request.protection();
        boolean stop = type == OrdType.STOP;
        VenueOrder leg = add(
                new OrderRequest(
                        id,
                        entry.request.instrument(),
                        OrderRole.PROTECTIVE,
                        entry.request.side().opposite(),
                        type,
                        entry.request.orderQty(),
                        stop ? Optional.empty() : legs.takeProfitPx(),
                        stop ? legs.stopPx() : Optional.empty(),
                        Optional.empty(),
                        TimeInForce.GTC,
                        Optional.empty(),
                        Protection.NONE),
                Optional.of(entry));
        leg.status = OrdStatus.PENDING_NEW;
        entry.legs.add(leg);
    }

    /** Fills so much of a working order, at most what is left; whether that was anything. */
    boolean fill(VenueOrder order, BigDecimal wanted, Price price) {
        BigDecimal quantity = wanted.min(order.leaves());
        if (!order.isWorking() || quantity.signum() <= 0) {
            return false;
        }
        order.cumQty = order.cumQty.add(quantity);
        if (order.cumQty.compareTo(order.orderQty) >= 0) {
            end(order, OrdStatus.FILLED);
        } else {
            order.status = OrdStatus.PARTIALLY_FILLED;
        }
        execute(report(
                order,
                ExecType.TRADE,
                order.clOrdId,
                Optional.empty(),
                quantity,
                Optional.of(price),
                "",
                Optional.empty()));
        follow(order, quantity);
        return true;
    }

    private void execute(ExecutionReport fill) {
        book(fill, 1);
        executions.add(fill);
        publish(fill);
    }

    private void book(ExecutionReport fill, int factor) {
        BigDecimal signed = fill.lastQty()
                .value()
                .multiply(BigDecimal.valueOf((long) factor * fill.side().sign()));
        BigDecimal price = fill.lastPx().map(Price::value).orElse(BigDecimal.ZERO);
        cash = cash.subtract(price.multiply(signed))
                .subtract(fill.fee().amount().multiply(BigDecimal.valueOf(factor)));
        positions.merge(fill.instrument(), signed, BigDecimal::add);
        positions.values().removeIf(q -> q.signum() == 0);
    }

    /** Legs grow with their entry; when one fills the other shrinks and the entry opens no more. */
    private void follow(VenueOrder order, BigDecimal quantity) {
        for (VenueOrder leg : order.legs) {
            if (leg.isHeld()) {
                begin(leg, quantity);
            } else if (leg.isOpen()) {
                resize(leg, leg.orderQty.add(quantity), "entry filled further");
            }
        }
        order.entry.ifPresent(entry -> {
            if (entry.isOpen()) {
                cancel(entry, "protection has begun to fill");
            }
            entry.legs.stream().filter(l -> l != order && l.isOpen()).forEach(other -> shrink(other, quantity));
        });
    }

    private void begin(VenueOrder leg, BigDecimal quantity) {
        Optional<FaultKind> fault = leg.request.ordType() == OrdType.STOP ? stopFault.get() : Optional.empty();
        if (fault.isEmpty()) {
            leg.status = OrdStatus.NEW;
            leg.orderQty = quantity;
            tell(leg, ExecType.NEW, "");
        } else if (fault.filter(f -> f == FaultKind.STOP_REJECTED).isPresent()) {
            reject(leg, "would trigger immediately");
        }
    }

    private void shrink(VenueOrder leg, BigDecimal quantity) {
        if (leg.leaves().compareTo(quantity) <= 0) {
            cancel(leg, "one cancels other");
        } else {
            resize(leg, leg.orderQty.subtract(quantity), "one cancels other");
        }
    }

    private void resize(VenueOrder order, BigDecimal quantity, String text) {
        order.orderQty = quantity;
        publish(report(
                order,
                ExecType.REPLACED,
                order.clOrdId,
                Optional.of(order.clOrdId),
                BigDecimal.ZERO,
                Optional.empty(),
                text,
                Optional.empty()));
    }

    void replace(VenueOrder order, ClOrdId id, BigDecimal quantity) {
        ClOrdId before = order.clOrdId;
        order.clOrdId = id;
        order.orderQty = quantity;
        byKey.put(id, order);
        publish(report(
                order,
                ExecType.REPLACED,
                id,
                Optional.of(before),
                BigDecimal.ZERO,
                Optional.empty(),
                "",
                Optional.empty()));
    }

    void cancel(VenueOrder order, String text) {
        close(order, OrdStatus.CANCELED, ExecType.CANCELED, text);
    }

    void reject(VenueOrder order, String text) {
        close(order, OrdStatus.REJECTED, ExecType.REJECTED, text);
    }

    private void close(VenueOrder order, OrdStatus status, ExecType type, String text) {
        end(order, status);
        tell(order, type, text);
        order.legs.stream().filter(VenueOrder::isHeld).forEach(leg -> cancel(leg, "entry closed without a fill"));
    }

    private void end(VenueOrder order, OrdStatus status) {
        order.status = status;
        order.closedAt = now();
    }

    void refuseChange(VenueOrder order, ClOrdId asked, String text) {
        publish(report(
                order,
                ExecType.CANCEL_REJECTED,
                asked,
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                text,
                Optional.empty()));
    }

    /** Takes a fill back. */
    void bust(ExecutionReport fill) {
        book(fill, -1);
        undo(fill);
        ExecutionReport bust = corrected(fill, ExecType.TRADE_CANCEL, fill.lastPx());
        executions.add(bust);
        publish(bust);
    }

    /** The order keeps its end; only what it filled changes. */
    private void undo(ExecutionReport fill) {
        find(fill.clOrdId()).ifPresent(order -> {
            order.cumQty = order.cumQty.subtract(fill.lastQty().value());
            if (order.status == OrdStatus.FILLED) {
                order.status = OrdStatus.CANCELED;
            }
        });
    }

    void correct(ExecutionReport fill, Price price) {
        book(fill, -1);
        execute(corrected(fill, ExecType.TRADE_CORRECT, Optional.of(price)));
    }

    private ExecutionReport corrected(ExecutionReport fill, ExecType type, Optional<Price> price) {
        ExecutionReport report = new ExecutionReport(
                nextId(),
                fill.clOrdId(),
                Optional.empty(),
                fill.orderId(),
                type,
                fill.ordStatus(),
                fill.instrument(),
                fill.side(),
                fill.orderQty(),
                fill.cumQty(),
                fill.leavesQty(),
                fill.lastQty(),
                price,
                fill.fee(),
                Optional.of(fill.execId()),
                now(),
                "");
        told.put(report.execId(), report);
        return report;
    }

    /** Whether a fill still counts as it was made. */
    boolean stands(ExecutionReport fill) {
        return executions.stream()
                .noneMatch(e -> e.refExecId().filter(fill.execId()::equals).isPresent());
    }

    /** An order fills and neither a report nor the list of fills says so. */
    void untold(VenueOrder order, Price price) {
        BigDecimal quantity = order.leaves();
        order.cumQty = order.orderQty;
        end(order, OrdStatus.FILLED);
        untold(order.request.instrument(), quantity.multiply(BigDecimal.valueOf(order.sign())), price);
    }

    /** Units come or go, and neither a report nor the list of fills says so. */
    void untold(InstrumentId id, BigDecimal quantity, Price price) {
        untold = true;
        positions.merge(id, quantity, BigDecimal::add);
        cash = cash.subtract(price.value().multiply(quantity));
        positions.values().removeIf(q -> q.signum() == 0);
        lastReport++;
    }

    /** Whether something happened that nobody told. */
    boolean hasUntold() {
        return untold;
    }

    AccountEvent dividend(InstrumentId id, BigDecimal perShare) {
        BigDecimal amount = position(id).multiply(perShare);
        cash = cash.add(amount);
        return happened(new AccountEvent.Dividend(nextId(), now(), id, new Money(amount, USD)));
    }

    /** Two for one: no fractions. */
    AccountEvent split(InstrumentId id) {
        BigDecimal two = BigDecimal.valueOf(2);
        positions.computeIfPresent(id, (i, held) -> held.multiply(two));
        for (VenueOrder order : orders) {
            if (order.request.instrument().equals(id) && order.isOpen()) {
                order.orderQty = order.orderQty.multiply(two);
                order.cumQty = order.cumQty.multiply(two);
                order.limitPx = order.limitPx.map(Venue::halved);
                order.stopPx = order.stopPx.map(Venue::halved);
            }
        }
        return happened(new AccountEvent.Split(nextId(), now(), id, two, Quantity.ZERO, Money.zero(USD)));
    }

    private static Price halved(Price price) {
        return new Price(price.value().divide(BigDecimal.valueOf(2), 2, RoundingMode.FLOOR));
    }

    private AccountEvent happened(AccountEvent event) {
        events.add(event);
        return event;
    }

    private void tell(VenueOrder order, ExecType type, String text) {
        publish(report(
                order,
                type,
                order.clOrdId,
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                text,
                Optional.empty()));
    }

    private ExecutionReport report(
            VenueOrder o,
            ExecType type,
            ClOrdId about,
            Optional<ClOrdId> before,
            BigDecimal last,
            Optional<Price> price,
            String text,
            Optional<ExecId> ref) {
        ExecutionReport report = new ExecutionReport(
                nextId(),
                about,
                before,
                o.orderId,
                type,
                o.status,
                o.request.instrument(),
                o.request.side(),
                new Quantity(o.orderQty),
                new Quantity(o.cumQty),
                new Quantity(o.leaves()),
                new Quantity(last),
                price,
                new Money(FEE.multiply(last), USD),
                ref,
                now(),
                text);
        told.put(report.execId(), report);
        return report;
    }

    private ExecId nextId() {
        lastReport++;
        return new ExecId("X" + lastReport);
    }

    private void publish(ExecutionReport report) {
        reports.accept(report);
    }

    /** Whether a fill was ever taken back: then a position may be what nobody wanted. */
    boolean isUndone() {
        return executions.stream().anyMatch(e -> e.refExecId().isPresent());
    }
}
