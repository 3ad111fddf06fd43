package io.drover.order;

import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * What the broker tells us about an order (FIX 35=8), once each.
 *
 * @param execId identity of this report; the same fill never arrives under two ids
 * @param clOrdId our id of the order it is about
 * @param origClOrdId for {@code REPLACED}: the id before
 * @param orderId the broker's id of the order
 * @param execType what happened
 * @param ordStatus the order's status afterwards, as the broker sees it
 * @param instrument what was traded
 * @param side of the order
 * @param orderQty of the order
 * @param cumQty filled so far
 * @param leavesQty still open; 0 when closed
 * @param lastQty of this fill, 0 when it is none
 * @param lastPx of this fill; absent when it is none
 * @param fee charged for this fill, never negative; zero when it is none
 * @param refExecId for corrections and busts: the fill that is corrected
 * @param transactTime when it happened at the broker, UTC
 * @param text reason or remark, "" when none
 */
public record ExecutionReport(
        ExecId execId,
        ClOrdId clOrdId,
        Optional<ClOrdId> origClOrdId,
        OrderId orderId,
        ExecType execType,
        OrdStatus ordStatus,
        InstrumentId instrument,
        Side side,
        Quantity orderQty,
        Quantity cumQty,
        Quantity leavesQty,
        Quantity lastQty,
        Optional<Price> lastPx,
        Money fee,
        Optional<ExecId> refExecId,
        Instant transactTime,
        String text) {
    /** The same about the order with this id. */
    public ExecutionReport of(ClOrdId id) {
        return new ExecutionReport(
                execId,
                id,
                origClOrdId,
                orderId,
                execType,
                ordStatus,
                instrument,
                side,
                orderQty,
                cumQty,
                leavesQty,
                lastQty,
                lastPx,
                fee,
                refExecId,
                transactTime,
                text);
    }

    public ExecutionReport {
        if (execType == ExecType.TRADE && (lastPx.isEmpty() || !lastQty.isPositive())) {
            throw new IllegalArgumentException("execution %s of order %s: a trade needs lastQty (%s) and lastPx (%s)."
                    .formatted(execId, clOrdId, lastQty, lastPx));
        }
    }
}
