package io.drover.order;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.util.Optional;

/**
 * Asks to change a working order (FIX 35=G).
 *
 * @param clOrdId id of the order once it is replaced
 * @param origClOrdId the order to replace
 * @param instrument of that order
 * @param orderQty new total quantity, what is filled already included
 * @param limitPx new limit price, where the type has one
 * @param stopPx new stop price, where the type has one
 */
public record ReplaceRequest(
        ClOrdId clOrdId,
        ClOrdId origClOrdId,
        InstrumentId instrument,
        Quantity orderQty,
        Optional<Price> limitPx,
        Optional<Price> stopPx) {}
