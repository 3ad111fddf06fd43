package io.drover.report;

import io.drover.model.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A position from flat to flat. Money in quote currency.
 *
 * @param strategy owner
 * @param entryRule rules of the order that opened it
 * @param exitRule rules of the order that closed it, or its origin
 * @param entryOrder id of the order that opened it
 * @param exitOrder id of the order that closed it
 * @param openedAt first fill, UTC
 * @param closedAt last fill, UTC
 * @param quantity units entered in all, negative when short
 * @param entryPx average
 * @param exitPx average
 * @param realizedPnl before fees
 * @param fees of all its fills; of a fill that flips the position the share of the closed quantity
 * @param netPnl realised minus fees
 */
public record RoundTrip(
        InstrumentId instrument,
        String strategy,
        String entryRule,
        String exitRule,
        String entryOrder,
        String exitOrder,
        Instant openedAt,
        Instant closedAt,
        BigDecimal quantity,
        BigDecimal entryPx,
        BigDecimal exitPx,
        BigDecimal realizedPnl,
        BigDecimal fees,
        BigDecimal netPnl) {
    boolean won() {
        return netPnl.signum() > 0;
    }
}
