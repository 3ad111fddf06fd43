package io.drover.report;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One order and all that became of it. Prices in quote currency.
 *
 * @param clOrdId our id
 * @param origin what made it: {@code decision}, {@code protective stop}, {@code take profit}, {@code engine},
 *     {@code broker}
 * @param parent the entry that a protective leg belongs to, "" for others
 * @param decision ordinal of its decision, or of its parent's, "" when none
 * @param rules names of the rules that asked for it, joined by {@code " + "}; the origin where no rule did
 * @param strategy owner, "" when unknown
 * @param approvedAt when it was decided, UTC
 * @param status {@code OrdStatus} by name, or {@code ABANDONED} when it was never sent
 * @param orderQty units
 * @param limitPx limit price
 * @param stopPx stop price
 * @param trailingRatio distance of a trailing stop, 0.05 is 5 %
 * @param protection attached legs in words, "" when none
 * @param cumQty filled units
 * @param avgPx average price of the fills
 * @param fees of the fills
 * @param realizedPnl of its fills before fees, weighted average cost
 * @param netPnl realised minus fees
 * @param events what was sent and heard, in journal order
 */
public record OrderRow(
        ClOrdId clOrdId,
        String origin,
        String parent,
        String decision,
        String rules,
        String strategy,
        InstrumentId instrument,
        OrderRole role,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        Instant approvedAt,
        String status,
        BigDecimal orderQty,
        Optional<BigDecimal> limitPx,
        Optional<BigDecimal> stopPx,
        Optional<BigDecimal> trailingRatio,
        String protection,
        BigDecimal cumQty,
        Optional<BigDecimal> avgPx,
        BigDecimal fees,
        BigDecimal realizedPnl,
        BigDecimal netPnl,
        List<Event> events) {
    public OrderRow {
        events = List.copyOf(events);
    }

    /**
     * One thing that happened to an order.
     *
     * @param sequence of its record
     * @param at when it was appended, UTC
     * @param what in a word
     * @param text with values
     */
    public record Event(long sequence, Instant at, String what, String text) {}
}
