package io.drover.broker.simulated;

import io.drover.model.Money;
import io.drover.model.OrderId;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerStanding;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The exchange's books as the port shows them. */
final class Snapshots {
    private Snapshots() {}

    static BrokerSnapshot of(Exchange exchange, Instant since, Instant now) {
        SimulationSettings settings = exchange.settings;
        return new BrokerSnapshot(
                settings.account(),
                new Money(exchange.books.cash(), settings.startingCash().currency()),
                orders(exchange, since),
                exchange.books.positions(),
                exchange.reporter.fills().stream()
                        .filter(fill -> !fill.transactTime().isBefore(since))
                        .toList(),
                exchange.actions.events().stream()
                        .filter(event -> !event.at().isBefore(since))
                        .toList(),
                now);
    }

    static BrokerStanding standing(Exchange exchange) {
        Set<OrderId> open = new HashSet<>();
        for (Line line : exchange.lines().values()) {
            for (SimOrder order : line.working) {
                open.add(order.orderId);
            }
        }
        return new BrokerStanding(open, exchange.books.positions());
    }

    /** Legs whose entry has not filled are no orders yet. */
    private static List<BrokerOrder> orders(Exchange exchange, Instant since) {
        return exchange.desk.orders().stream()
                .filter(order -> !order.isHeld())
                .filter(order -> order.closedAt.map(t -> !t.isBefore(since)).orElse(true))
                .map(order -> new BrokerOrder(
                        Optional.of(order.clOrdId),
                        order.orderId,
                        order.request.instrument(),
                        order.side(),
                        order.orderQty,
                        order.cumQty,
                        order.status,
                        order.createdAt))
                .toList();
    }
}
