package io.drover.broker.simulated;

import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.TimeInForce;
import io.drover.order.CancelRequest;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import io.drover.order.SubmitResult.Accepted;
import io.drover.order.SubmitResult.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes, cancels and replaces orders. It remembers the open ones and those that closed last: no id of theirs is used twice;
 * the id of a rejected order stays free.
 */
final class OrderDesk {
    /** How many closed orders are remembered, each with its legs. */
    static final int CLOSED_KEPT = 5_000;

    private final Exchange exchange;
    private final Admission admission;
    private final Execution execution;
    private final Map<OrderId, SimOrder> orders = new LinkedHashMap<>();
    private final Map<ClOrdId, SimOrder> byId = new HashMap<>();
    private long registered;

    OrderDesk(Exchange exchange, Admission admission, Execution execution) {
        this.exchange = exchange;
        this.admission = admission;
        this.execution = execution;
    }

    /** Orders that are remembered, legs included, oldest first. */
    Collection<SimOrder> orders() {
        return orders.values();
    }

    SubmitResult submit(OrderRequest request, Instant at, boolean open) {
        Optional<Line> line = exchange.line(request.instrument());
        if (line.isEmpty()) {
            return Refusal.UNKNOWN_INSTRUMENT.because("%s is not traded here", request.instrument());
        }
        Optional<Rejected> taken = taken(request.clOrdId(), request.protection());
        if (taken.isPresent()) {
            return taken.orElseThrow();
        }
        SimOrder order = new SimOrder(new OrderId("O-" + (registered + 1)), request, Optional.empty());
        order.arrivedClosed = !open;
        order.arrivedAt = at;
        order.createdAt = at;
        Optional<Rejected> refused = admission.refuse(line.orElseThrow(), order, at, open);
        if (refused.isPresent()) {
            return refused.orElseThrow();
        }
        accept(line.orElseThrow(), order, at);
        forgetOldest();
        return new Accepted(order.orderId, Optional.of(request.clOrdId()));
    }

    private void accept(Line line, SimOrder order, Instant at) {
        register(order);
        addLegs(order);
        line.working.add(order);
        line.last.ifPresent(order::trail);
        exchange.reporter.tell(order, ExecType.NEW, at, "");
        exchange.arrive(line, order, at);
    }

    private void forgetOldest() {
        for (Optional<SimOrder> old = exchange.closed.beyond(CLOSED_KEPT);
                old.isPresent();
                old = exchange.closed.beyond(CLOSED_KEPT)) {
            SimOrder entry = old.orElseThrow();
            forget(entry);
            entry.legs.forEach(this::forget);
        }
    }

    private void forget(SimOrder order) {
        orders.remove(order.orderId);
        byId.remove(order.clOrdId);
        order.formerIds.forEach(byId::remove);
        exchange.reporter.forget(order);
    }

    private void register(SimOrder order) {
        registered++;
        orders.put(order.orderId, order);
        byId.put(order.clOrdId, order);
    }

    private Optional<Rejected> taken(ClOrdId id, Protection legs) {
        List<ClOrdId> asked = new ArrayList<>(3);
        asked.add(id);
        legs.stopClOrdId().ifPresent(asked::add);
        legs.takeProfitClOrdId().ifPresent(asked::add);
        for (int i = 0; i < asked.size(); i++) {
            if (byId.containsKey(asked.get(i)) || asked.indexOf(asked.get(i)) < i) {
                return Optional.of(Refusal.DUPLICATE_CL_ORD_ID.because("clOrdId %s was used before", asked.get(i)));
            }
        }
        return Optional.empty();
    }

    private void addLegs(SimOrder entry) {
        Protection legs = entry.request.protection();
        legs.stopClOrdId()
                .ifPresent(id -> addLeg(entry, id, legs.stopPx().isPresent() ? OrdType.STOP : OrdType.TRAILING_STOP));
        legs.takeProfitClOrdId().ifPresent(id -> addLeg(entry, id, OrdType.LIMIT));
    }

    private void addLeg(SimOrder entry, ClOrdId id, OrdType type) {
        Protection legs = entry.request.protection();
        Optional<Price> limitPx = type == OrdType.LIMIT ? legs.takeProfitPx() : Optional.empty();
        Optional<Price> stopPx = type == OrdType.STOP ? legs.stopPx() : Optional.empty();
        Optional<BigDecimal> trailing = type == OrdType.TRAILING_STOP ? legs.trailingRatio() : Optional.empty();
        OrderRequest request = new OrderRequest(
                id,
                entry.request.instrument(),
                OrderRole.PROTECTIVE,
                entry.side().opposite(),
                type,
                entry.orderQty,
                limitPx,
                stopPx,
                trailing,
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
        SimOrder leg = new SimOrder(new OrderId("O-" + (registered + 1)), request, Optional.of(entry));
        leg.createdAt = entry.createdAt;
        entry.legs.add(leg);
        register(leg);
    }

    SubmitResult cancel(CancelRequest request, Instant at) {
        Optional<SimOrder> known = Optional.ofNullable(byId.get(request.origClOrdId()));
        if (known.isEmpty()) {
            return Refusal.UNKNOWN_ORDER.because("no order %s", request.origClOrdId());
        }
        SimOrder order = known.orElseThrow();
        if (isWorking(order, request.origClOrdId(), at)) {
            execution.close(order, OrdStatus.CANCELED, at, "cancelled on request");
            dropClosed(order);
        }
        return new Accepted(order.orderId, Optional.of(request.clOrdId()));
    }

    /** Whether the order is open under this id; if not, the refusal is reported. */
    private boolean isWorking(SimOrder order, ClOrdId asked, Instant at) {
        if (!order.isOpen()) {
            exchange.reporter.refuse(order, asked, at, "too late: the order is " + order.status);
            return false;
        }
        if (!order.clOrdId.equals(asked)) {
            exchange.reporter.refuse(order, asked, at, "the order was replaced by " + order.clOrdId);
            return false;
        }
        return true;
    }

    SubmitResult replace(ReplaceRequest request, Instant at) {
        Optional<SimOrder> known = Optional.ofNullable(byId.get(request.origClOrdId()));
        if (known.isEmpty()) {
            return Refusal.UNKNOWN_ORDER.because("no order %s", request.origClOrdId());
        }
        SimOrder order = known.orElseThrow();
        Line line = exchange.line(order.request.instrument()).orElseThrow();
        Optional<Rejected> refused = taken(request.clOrdId(), Protection.NONE).or(() -> unfit(line, order, request));
        if (refused.isPresent()) {
            return refused.orElseThrow();
        }
        if (isWorking(order, request.origClOrdId(), at) && leavesSomething(order, request, at)) {
            change(line, order, request, at);
        }
        return new Accepted(order.orderId, Optional.of(request.clOrdId()));
    }

    private Optional<Rejected> unfit(Line line, SimOrder order, ReplaceRequest request) {
        boolean prices = request.limitPx().isPresent() == order.limitPx.isPresent()
                && request.stopPx().isPresent() == order.stopPx.isPresent();
        if (!prices || !request.instrument().equals(order.request.instrument()) || order.isHeld()) {
            return Optional.of(Refusal.REPLACE_INVALID.because(
                    "%s does not fit the %s order for %s", request, order.type(), order.request.instrument()));
        }
        SimOrder changed = changed(order, request);
        return admission.shape(line.instrument, changed).or(() -> costlier(line, order, changed));
    }

    private Optional<Rejected> costlier(Line line, SimOrder order, SimOrder changed) {
        BuyingPower power = exchange.buyingPower;
        if (!power.isLimited() || !order.isOpen()) {
            return Optional.empty();
        }
        BigDecimal now = power.needed(line, order, order.leavesQty());
        BigDecimal then = power.needed(line, changed, changed.orderQty.minus(order.cumQty));
        return admission.more(then.subtract(now));
    }

    private static SimOrder changed(SimOrder order, ReplaceRequest request) {
        SimOrder changed = new SimOrder(order.orderId, order.request, order.parent);
        changed.orderQty = request.orderQty();
        changed.limitPx = request.limitPx();
        changed.stopPx = request.stopPx();
        return changed;
    }

    private boolean leavesSomething(SimOrder order, ReplaceRequest request, Instant at) {
        if (request.orderQty().compareTo(order.cumQty) > 0) {
            return true;
        }
        exchange.reporter.refuse(
                order,
                request.origClOrdId(),
                at,
                "orderQty %s is not above cumQty %s".formatted(request.orderQty(), order.cumQty));
        return false;
    }

    private void change(Line line, SimOrder order, ReplaceRequest request, Instant at) {
        order.formerIds.add(order.clOrdId);
        order.clOrdId = request.clOrdId();
        order.orderQty = request.orderQty();
        order.limitPx = request.limitPx();
        order.stopPx = request.stopPx();
        order.arrivedAt = at;
        order.sawOpen = false;
        byId.put(order.clOrdId, order);
        exchange.reporter.replaced(order, request.origClOrdId(), at, "");
        exchange.arrive(line, order, at);
    }

    private void dropClosed(SimOrder order) {
        exchange.line(order.request.instrument()).ifPresent(Line::dropClosed);
    }
}
