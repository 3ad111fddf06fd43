package io.drover.order;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One new order (FIX 35=D).
 *
 * @param clOrdId our id, never reused
 * @param instrument what to trade
 * @param role why; brokers ignore it
 * @param side buy or sell
 * @param ordType how it is priced
 * @param orderQty units, positive
 * @param limitPx for {@code LIMIT} and {@code STOP_LIMIT}
 * @param stopPx for {@code STOP} and {@code STOP_LIMIT}
 * @param trailingRatio for {@code TRAILING_STOP}: distance from the best price, 0.05 is 5 %
 * @param timeInForce how long it works
 * @param expireTime for {@code GTD}
 * @param protection legs attached to an entry
 */
public record OrderRequest(
        ClOrdId clOrdId,
        InstrumentId instrument,
        OrderRole role,
        Side side,
        OrdType ordType,
        Quantity orderQty,
        Optional<Price> limitPx,
        Optional<Price> stopPx,
        Optional<BigDecimal> trailingRatio,
        TimeInForce timeInForce,
        Optional<Instant> expireTime,
        Protection protection) {
    public OrderRequest {
        require(orderQty.isPositive(), clOrdId, "orderQty must be positive", orderQty);
        require(limitPx.isPresent() == ordType.needsLimitPx(), clOrdId, "limitPx does not fit " + ordType, limitPx);
        require(stopPx.isPresent() == ordType.needsStopPx(), clOrdId, "stopPx does not fit " + ordType, stopPx);
        require(
                trailingRatio.isPresent() == (ordType == OrdType.TRAILING_STOP),
                clOrdId,
                "trailingRatio does not fit " + ordType,
                trailingRatio);
        require(
                expireTime.isPresent() == (timeInForce == TimeInForce.GTD),
                clOrdId,
                "expireTime does not fit " + timeInForce,
                expireTime);
    }

    private static void require(boolean holds, ClOrdId id, String expectation, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("order %s: %s (%s).".formatted(id, expectation, value));
        }
    }

    /** Quantity with the sign of its effect on a position. */
    public Quantity signedQty() {
        return side.sign() > 0 ? orderQty : orderQty.negated();
    }

    /** The same order for another quantity. */
    public OrderRequest withQty(Quantity quantity) {
        return new OrderRequest(
                clOrdId,
                instrument,
                role,
                side,
                ordType,
                quantity,
                limitPx,
                stopPx,
                trailingRatio,
                timeInForce,
                expireTime,
                protection);
    }
}
