package io.drover.order;

import io.drover.model.OrderId;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What works and what is held at the broker, at a glance.
 *
 * @param openOrders ids of the orders that work there, ours or not
 * @param positions what it holds for us; an instrument that is flat is absent
 */
public record BrokerStanding(Set<OrderId> openOrders, List<BrokerPosition> positions) {
    public BrokerStanding {
        openOrders = Set.copyOf(openOrders);
        positions = List.copyOf(positions);
    }

    /** The same of whole books. */
    public static BrokerStanding of(BrokerSnapshot books) {
        return new BrokerStanding(
                books.orders().stream()
                        .filter(order -> order.ordStatus().isOpen())
                        .map(BrokerSnapshot.BrokerOrder::orderId)
                        .collect(Collectors.toSet()),
                books.positions());
    }
}
