package io.drover.broker.simulated;

import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.SplitTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One order as the simulated broker works it. Mutable; used under the broker's lock only. */
final class SimOrder {
    final OrderId orderId;
    final OrderRequest request;
    /** The entry this leg protects; absent for orders of their own. */
    final Optional<SimOrder> parent;

    final List<SimOrder> legs = new ArrayList<>(2);

    /** Ids under which it was known before it was replaced. */
    final List<ClOrdId> formerIds = new ArrayList<>(0);
    /** Ids of its fills, oldest first. */
    final List<ExecId> fills = new ArrayList<>(1);

    ClOrdId clOrdId;
    Quantity orderQty;
    Optional<Price> limitPx;
    Optional<Price> stopPx;
    Quantity cumQty = Quantity.ZERO;
    /** Sum of quantity times price of all fills, without the multiplier. */
    BigDecimal cumValue = BigDecimal.ZERO;

    OrdStatus status;
    Optional<Instant> closedAt = Optional.empty();
    /** Whether the stop was reached: a stop order is a market order then, a stop-limit order a limit order. */
    boolean triggered;
    /** Whether it worked at the open of the current bar, so that all of the bar's range counts. */
    boolean sawOpen;
    /** Whether it arrived out of session: an opening order fills at the very next open then. */
    boolean arrivedClosed;
    /** When it came or was last changed: older prices do not touch it. */
    Instant createdAt = Instant.EPOCH;

    Instant arrivedAt = Instant.MIN;
    /** Best price since a trailing stop began to work. */
    Optional<Price> best = Optional.empty();

    SimOrder(OrderId orderId, OrderRequest request, Optional<SimOrder> parent) {
        this.orderId = orderId;
        this.request = request;
        this.parent = parent;
        this.clOrdId = request.clOrdId();
        this.orderQty = request.orderQty();
        this.limitPx = request.limitPx();
        this.stopPx = request.stopPx();
        this.status = parent.isPresent() ? OrdStatus.PENDING_NEW : OrdStatus.NEW;
    }

    Side side() {
        return request.side();
    }

    OrdType type() {
        return request.ordType();
    }

    TimeInForce timeInForce() {
        return request.timeInForce();
    }

    boolean isOpen() {
        return status.isOpen();
    }

    boolean isLeg() {
        return parent.isPresent();
    }

    /** A leg whose entry has not filled yet. */
    boolean isHeld() {
        return status == OrdStatus.PENDING_NEW;
    }

    boolean isStop() {
        return type() == OrdType.STOP
                || type() == OrdType.TRAILING_STOP
                || (type() == OrdType.STOP_LIMIT && !triggered);
    }

    boolean isImmediate() {
        return timeInForce() == TimeInForce.IOC || timeInForce() == TimeInForce.FOK;
    }

    Quantity leavesQty() {
        return isOpen() ? orderQty.minus(cumQty) : Quantity.ZERO;
    }

    /** Whether the price is at the limit or better for this order. */
    boolean limitAllows(Price price) {
        return limitPx.map(limit -> side().sign() * price.compareTo(limit) <= 0).orElse(true);
    }

    /** Whether the price has reached the stop: at or above it for a purchase, at or below it for a sale. */
    boolean stopReached(Price price, Price tick) {
        return triggered
                || stop(tick)
                        .map(stop -> side().sign() * price.compareTo(stop) >= 0)
                        .orElse(false);
    }

    /** The stop now; a trailing one is rounded to the tick away from the market. */
    Optional<Price> stop(Price tick) {
        if (type() != OrdType.TRAILING_STOP) {
            return stopPx;
        }
        BigDecimal ratio = request.trailingRatio().orElseThrow();
        BigDecimal factor = BigDecimal.ONE.add(ratio.multiply(BigDecimal.valueOf(side().sign())));
        RoundingMode away = side() == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return best.map(price -> price.times(factor).roundedTo(tick, away));
    }

    /** Moves a trailing stop along with a favourable price. */
    void trail(Price price) {
        if (type() == OrdType.TRAILING_STOP
                && best.map(b -> side().sign() * price.compareTo(b) < 0).orElse(true)) {
            best = Optional.of(price);
        }
    }

    /** Fills and what is left become those of today's units. */
    void split(SplitTerms terms) {
        Quantity leaves = terms.quantity(orderQty.minus(cumQty));
        cumQty = terms.exact(cumQty);
        orderQty = cumQty.plus(leaves);
        limitPx = terms.price(limitPx);
        stopPx = terms.price(stopPx);
        best = terms.price(best);
    }

    void addFill(Quantity quantity, Price price) {
        cumQty = cumQty.plus(quantity);
        cumValue = cumValue.add(price.value().multiply(quantity.value()));
        status = cumQty.compareTo(orderQty) >= 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
    }
}
