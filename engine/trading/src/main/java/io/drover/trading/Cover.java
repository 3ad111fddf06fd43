package io.drover.trading;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What protects one position: stops that the broker has confirmed. */
final class Cover {
    /** By the time of the decision. */
    static final Comparator<Order> NEWEST = Comparator.comparing(Order::decidedAt)
            .thenComparing(order -> order.clOrdId().value());

    private final Books books;
    private final Holding held;
    private final Side side;

    Cover(Books books, Holding held) {
        this.books = books;
        this.held = held;
        this.side = closingSide(held);
    }

    /** Whether an exit is under way: then its plan is in charge of the stops. */
    boolean isExiting() {
        return open().anyMatch(o -> o.is(OrderRole.EXIT));
    }

    /** Units without a stop. */
    Quantity bare() {
        Quantity left = held.quantity().abs().minus(covered());
        return left.isPositive() ? left : Quantity.ZERO;
    }

    private Quantity covered() {
        return stops().filter(Cover::isConfirmed).map(Order::leavesQty).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Whether a stop may work at the broker of which that was not heard yet. */
    boolean isExpecting() {
        return !books.growingLegs(held.instrument().id()).isEmpty()
                || stops().anyMatch(o -> isMeantToWork(o) && !isConfirmed(o));
    }

    /** A stop that was placed anew and protects more than is held. */
    Optional<Order> surplus() {
        return covered().compareTo(held.quantity().abs()) > 0
                ? stops().filter(Cover::isOwn).findFirst()
                : Optional.empty();
    }

    /** Quantity of that stop with which just enough is protected; where it is not needed at all, what it has filled. */
    Quantity enough(Order own) {
        Quantity over = covered().minus(held.quantity().abs());
        return own.request().orderQty().minus(over.min(own.leavesQty()));
    }

    /** The newest stop that was made for this position, working or not. */
    Optional<Order> newestStop(Collection<Order> orders) {
        return orders.stream()
                .filter(o -> isStop(o) && o.request().side() == side && concerns(o))
                .filter(o -> o.strategy().equals(held.strategy()))
                .filter(this::isMeantToWork)
                .max(NEWEST);
    }

    /** A leg is not expected before its entry has filled. */
    private boolean isMeantToWork(Order stop) {
        return isOwn(stop)
                || books.order(stop.family())
                        .filter(entry -> entry.cumQty().isPositive())
                        .isPresent();
    }

    /**
     * Orders that take profit and whose stop has ended: the broker ended neither with the other, so a stop beside them could
     * sell what they sell, too.
     */
    List<Order> strayTakers() {
        return open().filter(o -> o.is(OrderRole.PROTECTIVE) && !isStop(o) && o.isWorking())
                .filter(taker -> stops().noneMatch(stop -> stop.family().equals(taker.family())))
                .toList();
    }

    /** Whether the broker has shown that it works. */
    static boolean isConfirmed(Order stop) {
        return stop.isWorking() && stop.isAcknowledged() && stop.status() != OrdStatus.UNKNOWN;
    }

    /** Stops that were placed anew, or arrived late, where nothing is held any more: no broker takes them away. */
    static List<Order> idle(Books books) {
        List<Order> idle = new ArrayList<>();
        for (Order order : books.openOrders()) {
            boolean stray = isStop(order) && (isOwn(order) || order.isLate()) && order.isWorking();
            if (stray && books.holding(order.request().instrument()).isFlat()) {
                idle.add(order);
            }
        }
        return idle;
    }

    /** Another stop on the terms of an earlier one. */
    OrderRequest stopLike(OrderRequest earlier, ClOrdId id, Quantity quantity) {
        return new OrderRequest(
                id,
                earlier.instrument(),
                OrderRole.PROTECTIVE,
                side,
                earlier.ordType(),
                quantity,
                Optional.empty(),
                earlier.stopPx(),
                earlier.trailingRatio(),
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
    }

    /** Closes all of a position at the market. */
    static OrderRequest closing(Holding held, ClOrdId id) {
        return new OrderRequest(
                id,
                held.instrument().id(),
                OrderRole.EXIT,
                closingSide(held),
                OrdType.MARKET,
                held.quantity().abs(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                Protection.NONE);
    }

    private static Side closingSide(Holding held) {
        return held.quantity().signum() > 0 ? Side.SELL : Side.BUY;
    }

    private Stream<Order> open() {
        return books.openOrders().stream().filter(this::concerns);
    }

    private Stream<Order> stops() {
        return open().filter(o -> isStop(o) && o.request().side() == side);
    }

    private boolean concerns(Order order) {
        InstrumentId id = held.instrument().id();
        return order.request().instrument().equals(id);
    }

    private static boolean isStop(Order order) {
        OrdType type = order.request().ordType();
        return order.is(OrderRole.PROTECTIVE) && (type == OrdType.STOP || type == OrdType.TRAILING_STOP);
    }

    /** Placed by the engine itself, not a leg of an entry. */
    static boolean isOwn(Order stop) {
        return stop.family().equals(stop.clOrdId());
    }
}
