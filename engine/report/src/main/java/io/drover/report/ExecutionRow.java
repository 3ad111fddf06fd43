package io.drover.report;

import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.InstrumentId;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One fill as booked: corrections applied, busted ones marked.
 *
 * @param sequence of its record
 * @param transactTime at the broker, UTC
 * @param execId identity
 * @param clOrdId our order
 * @param lastQty units
 * @param lastPx price in quote currency
 * @param fee charged
 * @param realizedPnl of the quantity it closed, before fees, weighted average cost
 * @param positionAfter units held afterwards, negative when short
 * @param averagePriceAfter weighted average price of what is held afterwards, 0 when flat
 * @param busted the broker took it back
 */
public record ExecutionRow(
        long sequence,
        Instant transactTime,
        ExecId execId,
        ClOrdId clOrdId,
        InstrumentId instrument,
        Side side,
        BigDecimal lastQty,
        BigDecimal lastPx,
        BigDecimal fee,
        BigDecimal realizedPnl,
        BigDecimal positionAfter,
        BigDecimal averagePriceAfter,
        boolean busted) {}
