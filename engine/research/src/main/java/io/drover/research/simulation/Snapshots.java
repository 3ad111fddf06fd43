package io.drover.research.simulation;

import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.AccountEvent;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The venue's book as a broker shows it, right or wrong. */
final class Snapshots {
    private static final Price UNTOLD = new Price(BigDecimal.ONE);

    private Snapshots() {}

    static BrokerSnapshot of(Venue venue, ClientKey key, Instant since, Optional<FaultKind> fault) {
        List<BrokerOrder> orders = new ArrayList<>();
        for (VenueOrder order : venue.orders()) {
            if (order.isOpen() || !order.closedAt.isBefore(since)) {
                orders.add(shown(order, key));
            }
        }
        if (fault.filter(k -> k == FaultKind.SNAPSHOT_MISSES_ORDER).isPresent() && !orders.isEmpty()) {
            orders.remove(orders.size() - 1);
        }
        boolean flat =
                fault.filter(k -> k == FaultKind.SNAPSHOT_WITHOUT_POSITIONS).isPresent();
        List<ExecutionReport> executions = venue.executions().stream()
                .filter(e -> !e.transactTime().isBefore(since))
                .toList();
        List<AccountEvent> events =
                venue.events().stream().filter(e -> !e.at().isBefore(since)).toList();
        return new BrokerSnapshot(
                "simulation",
                new Money(venue.cash(), Venue.USD),
                orders,
                flat ? List.of() : positions(venue.positions()),
                executions,
                events,
                venue.now());
    }

    private static BrokerOrder shown(VenueOrder order, ClientKey key) {
        boolean hidden = order.foreign || key == ClientKey.NONE;
        return new BrokerOrder(
                hidden ? Optional.empty() : Optional.of(order.clOrdId),
                order.orderId,
                order.request.instrument(),
                order.request.side(),
                new Quantity(order.orderQty),
                new Quantity(order.cumQty),
                order.status,
                order.createdAt,
                order.limitPx,
                order.stopPx);
    }

    private static List<BrokerPosition> positions(Map<InstrumentId, BigDecimal> held) {
        return held.entrySet().stream()
                .map(e -> new BrokerPosition(e.getKey(), new Quantity(e.getValue()), UNTOLD))
                .toList();
    }
}
