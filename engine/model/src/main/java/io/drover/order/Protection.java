package io.drover.order;

import io.drover.model.ClOrdId;
import io.drover.model.Price;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Protective orders attached to an entry (FIX bracket). The broker works them for the filled quantity and cancels one
 * when the other fills.
 *
 * @param stopClOrdId our id of the stop leg
 * @param stopPx stop price of a fixed stop; absent when it trails
 * @param trailingRatio distance of a trailing stop as a ratio of the best price, 0.05 is 5 %
 * @param takeProfitClOrdId our id of the take-profit leg
 * @param takeProfitPx limit price of the take-profit leg
 */
public record Protection(
        Optional<ClOrdId> stopClOrdId,
        Optional<Price> stopPx,
        Optional<BigDecimal> trailingRatio,
        Optional<ClOrdId> takeProfitClOrdId,
        Optional<Price> takeProfitPx) {
    public static final Protection NONE =
            new Protection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Protection {
        boolean stop = stopPx.isPresent() || trailingRatio.isPresent();
        if (stop != stopClOrdId.isPresent()
                || (stopPx.isPresent() && trailingRatio.isPresent())
                || takeProfitPx.isPresent() != takeProfitClOrdId.isPresent()) {
            throw new IllegalArgumentException(
                    "protection must give each leg one price and one id: stop %s/%s id %s, take profit %s id %s."
                            .formatted(stopPx, trailingRatio, stopClOrdId, takeProfitPx, takeProfitClOrdId));
        }
    }

    public boolean isNone() {
        return stopClOrdId.isEmpty() && takeProfitClOrdId.isEmpty();
    }
}
