package io.drover.trading;

import io.drover.model.ClOrdId;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The protective orders that a broker makes of an entry's protection, as our books know them. */
final class ProtectiveLegs {
    private ProtectiveLegs() {}

    static List<ClOrdId> ids(OrderRequest entry) {
        List<ClOrdId> ids = new ArrayList<>(2);
        entry.protection().stopClOrdId().ifPresent(ids::add);
        entry.protection().takeProfitClOrdId().ifPresent(ids::add);
        return ids;
    }

    static List<OrderRequest> of(OrderRequest entry) {
        Protection legs = entry.protection();
        boolean trails = legs.trailingRatio().isPresent();
        List<OrderRequest> made = new ArrayList<>();
        legs.stopClOrdId()
                .ifPresent(id -> made.add(leg(
                        entry,
                        id,
                        trails ? OrdType.TRAILING_STOP : OrdType.STOP,
                        Optional.empty(),
                        legs.stopPx(),
                        legs.trailingRatio())));
        legs.takeProfitClOrdId()
                .ifPresent(id -> made.add(
                        leg(entry, id, OrdType.LIMIT, legs.takeProfitPx(), Optional.empty(), Optional.empty())));
        return made;
    }

    private static OrderRequest leg(
            OrderRequest entry,
            ClOrdId id,
            OrdType type,
            Optional<Price> limitPx,
            Optional<Price> stopPx,
            Optional<BigDecimal> trailingRatio) {
        return new OrderRequest(
                id,
                entry.instrument(),
                OrderRole.PROTECTIVE,
                entry.side().opposite(),
                type,
                entry.orderQty(),
                limitPx,
                stopPx,
                trailingRatio,
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
    }
}
