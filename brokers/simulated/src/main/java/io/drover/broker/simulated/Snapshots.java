package io.drover.broker.simulated;

import io.drover.model.Money;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.ExecutionReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
                fills(exchange.reporter.fills(), since),
                exchange.actions.events().stream()
                        .filter(event -> !event.at().isBefore(since))
                        .toList(),
                now);
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

    private static List<ExecutionReport> fills(List<ExecutionReport> all, Instant since) {
        List<ExecutionReport> found = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && !all.get(i).transactTime().isBefore(since); i--) {
            found.add(all.get(i));
        }
        Collections.reverse(found);
        return found;
    }
}
