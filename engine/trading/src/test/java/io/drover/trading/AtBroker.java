package io.drover.trading;

import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.OrderRequest;
import java.time.Instant;

/** What a broker's books show of the stops of our entries to buy. */
final class AtBroker {
    private AtBroker() {}

    /** The broker holds what we hold, and works the stop of it. */
    static void agrees(EngineBench bench, OrderRequest entry) {
        bench.broker.agreeWith(bench.engine.state().books(), stop(entry, entry.orderQty(), bench.now()));
    }

    /** The stop of an entry, working and not filled. */
    static BrokerOrder stop(OrderRequest entry, Quantity quantity, Instant at) {
        return new BrokerOrder(
                entry.protection().stopClOrdId(),
                new OrderId("o-" + EngineBench.stop(entry)),
                entry.instrument(),
                Side.SELL,
                quantity,
                Quantity.ZERO,
                OrdStatus.NEW,
                at);
    }
}
