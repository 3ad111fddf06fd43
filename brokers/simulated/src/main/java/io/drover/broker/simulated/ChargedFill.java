package io.drover.broker.simulated;

import io.drover.model.AssetClass;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What fees are charged on.
 *
 * @param assetClass of the instrument
 * @param side of the order
 * @param taker whether it took liquidity
 * @param date day of the fill, UTC
 * @param qtyBefore units that the order had filled before
 * @param valueBefore their absolute value, account currency
 * @param lastQty units of this fill
 * @param lastValue absolute value of this fill, account currency
 */
record ChargedFill(
        AssetClass assetClass,
        Side side,
        boolean taker,
        LocalDate date,
        BigDecimal qtyBefore,
        BigDecimal valueBefore,
        BigDecimal lastQty,
        BigDecimal lastValue) {}
