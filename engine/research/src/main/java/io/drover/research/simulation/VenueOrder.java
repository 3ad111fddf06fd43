package io.drover.research.simulation;

import io.drover.model.ClOrdId;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.order.OrderRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One order in the venue's book, legs included. */
final class VenueOrder {
    final OrderId orderId;
    final OrderRequest request;
    final Optional<VenueOrder> entry;
    final Instant createdAt;
    final List<VenueOrder> legs = new ArrayList<>();
    ClOrdId clOrdId;
    BigDecimal orderQty;
    BigDecimal cumQty = BigDecimal.ZERO;
    Optional<Price> limitPx;
    Optional<Price> stopPx;
    OrdStatus status = OrdStatus.NEW;
    Instant closedAt = Instant.MAX;
    boolean foreign;

    VenueOrder(OrderId orderId, OrderRequest request, Optional<VenueOrder> entry, Instant createdAt) {
        this.orderId = orderId;
        this.request = request;
        this.entry = entry;
        this.createdAt = createdAt;
        this.clOrdId = request.clOrdId();
        this.orderQty = request.orderQty().value();
        this.limitPx = request.limitPx();
        this.stopPx = request.stopPx();
    }

    /** A leg that waits for its entry's first fill. */
    boolean isHeld() {
        return status == OrdStatus.PENDING_NEW;
    }

    boolean isOpen() {
        return status.isOpen();
    }

    boolean isWorking() {
        return isOpen() && !isHeld();
    }

    boolean isEntry() {
        return request.role() == OrderRole.ENTRY;
    }

    BigDecimal leaves() {
        return isOpen() ? orderQty.subtract(cumQty) : BigDecimal.ZERO;
    }

    int sign() {
        return request.side().sign();
    }

    /** Whether it would trade at this price. */
    boolean trades(Price price) {
        boolean limit = limitPx.map(px -> sign() * price.compareTo(px) <= 0).orElse(true);
        boolean stop = stopPx.map(px -> sign() * price.compareTo(px) >= 0).orElse(true);
        return isWorking() && limit && stop;
    }
}
