package io.drover.store.sql;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order as the projection has it.
 *
 * @param clOrdId our id
 * @param decision ordinal of its decision, "" when none
 * @param strategy owner
 * @param instrument {@code SYMBOL.VENUE}
 * @param role entry, exit or protective
 * @param side buy or sell
 * @param ordType order type
 * @param orderQty units ordered
 * @param cumQty units filled
 * @param filledValue sum of price times units of its fills, quote currency; over cumQty the average price
 * @param fees charged so far
 * @param ordStatus as last told
 * @param approvedAt decision time, UTC
 */
public record StoredOrder(
        String clOrdId,
        String decision,
        String strategy,
        String instrument,
        String role,
        String side,
        String ordType,
        BigDecimal orderQty,
        BigDecimal cumQty,
        BigDecimal filledValue,
        BigDecimal fees,
        String ordStatus,
        Instant approvedAt) {}
