package io.drover.broker.contract;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Builds orders for tests: good till cancelled and unprotected unless said otherwise. Each method returns another order. */
public final class Orders {
    private Orders() {}

    /** The n-th test id: 32 letters, different for every number. */
    public static ClOrdId id(int number) {
        StringBuilder text = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            text.insert(0, (char) ('a' + rest % 26));
        }
        return new ClOrdId("a".repeat(32 - text.length()) + text);
    }

    public static OrderRequest market(ClOrdId id, InstrumentId instrument, Side side, Quantity quantity) {
        return order(id, instrument, side, quantity, OrdType.MARKET, Optional.empty(), Optional.empty());
    }

    public static OrderRequest limit(ClOrdId id, InstrumentId instrument, Side side, Quantity quantity, Price limitPx) {
        return order(id, instrument, side, quantity, OrdType.LIMIT, Optional.of(limitPx), Optional.empty());
    }

    public static OrderRequest stop(ClOrdId id, InstrumentId instrument, Side side, Quantity quantity, Price stopPx) {
        return order(id, instrument, side, quantity, OrdType.STOP, Optional.empty(), Optional.of(stopPx));
    }

    public static OrderRequest stopLimit(OrderRequest stop, Price limitPx) {
        return order(
                stop.clOrdId(),
                stop.instrument(),
                stop.side(),
                stop.orderQty(),
                OrdType.STOP_LIMIT,
                Optional.of(limitPx),
                stop.stopPx());
    }

    public static OrderRequest trailing(OrderRequest market, BigDecimal ratio) {
        return new OrderRequest(
                market.clOrdId(),
                market.instrument(),
                market.role(),
                market.side(),
                OrdType.TRAILING_STOP,
                market.orderQty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ratio),
                market.timeInForce(),
                Optional.empty(),
                Protection.NONE);
    }

    public static OrderRequest with(OrderRequest order, TimeInForce timeInForce) {
        return with(order, timeInForce, Optional.empty(), order.protection());
    }

    public static OrderRequest until(OrderRequest order, Instant expireTime) {
        return with(order, TimeInForce.GTD, Optional.of(expireTime), order.protection());
    }

    public static OrderRequest with(OrderRequest order, Protection protection) {
        return with(order, order.timeInForce(), order.expireTime(), protection);
    }

    /** A fixed stop and a take-profit. */
    public static Protection bracket(ClOrdId stopId, Price stopPx, ClOrdId takeProfitId, Price takeProfitPx) {
        return new Protection(
                Optional.of(stopId),
                Optional.of(stopPx),
                Optional.empty(),
                Optional.of(takeProfitId),
                Optional.of(takeProfitPx));
    }

    /** The same order under another id. */
    public static OrderRequest as(ClOrdId id, OrderRequest order) {
        return new OrderRequest(
                id,
                order.instrument(),
                order.role(),
                order.side(),
                order.ordType(),
                order.orderQty(),
                order.limitPx(),
                order.stopPx(),
                order.trailingRatio(),
                order.timeInForce(),
                order.expireTime(),
                order.protection());
    }

    private static OrderRequest with(
            OrderRequest order, TimeInForce timeInForce, Optional<Instant> expireTime, Protection protection) {
        return new OrderRequest(
                order.clOrdId(),
                order.instrument(),
                order.role(),
                order.side(),
                order.ordType(),
                order.orderQty(),
                order.limitPx(),
                order.stopPx(),
                order.trailingRatio(),
                timeInForce,
                expireTime,
                protection);
    }

    private static OrderRequest order(
            ClOrdId id,
            InstrumentId instrument,
            Side side,
            Quantity quantity,
            OrdType type,
            Optional<Price> limitPx,
            Optional<Price> stopPx) {
        return new OrderRequest(
                id,
                instrument,
                OrderRole.ENTRY,
                side,
                type,
                quantity,
                limitPx,
                stopPx,
                Optional.empty(),
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
    }
}
