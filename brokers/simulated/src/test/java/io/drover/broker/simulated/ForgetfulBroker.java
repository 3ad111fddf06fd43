package io.drover.broker.simulated;

import io.drover.broker.contract.Orders;
import io.drover.model.ClOrdId;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerStanding;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import io.drover.port.BrokerExecutor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The simulated broker as one that makes less of our ids: they are a reference only, or are not kept at all. */
final class ForgetfulBroker implements BrokerExecutor {
    private static final int INNER_IDS = 1_000_000;

    private final SimulatedBroker broker;
    private final ClientKey key;
    /** Ids under which orders with a reference that was used before are known inside. */
    private final Map<ClOrdId, ClOrdId> references = new HashMap<>();

    private final Map<ClOrdId, Integer> uses = new HashMap<>();
    private int inner = INNER_IDS;

    ForgetfulBroker(SimulatedBroker broker, ClientKey key) {
        this.broker = broker;
        this.key = key;
    }

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public Capabilities capabilities() {
        Capabilities all = broker.capabilities();
        return new Capabilities(
                all.ordTypes(),
                all.timesInForce(),
                all.protection(),
                all.replace(),
                all.fractional(),
                all.shortSelling(),
                key,
                all.requestTimeout(),
                all.messageRate(),
                all.standingAtHand());
    }

    @Override
    public void onReport(Consumer<ExecutionReport> listener) {
        broker.onReport(report -> listener.accept(report.of(shown(report.clOrdId()))));
    }

    private ClOrdId shown(ClOrdId id) {
        return references.getOrDefault(id, id);
    }

    @Override
    public SubmitResult submit(OrderRequest request) {
        OrderRequest sent = request;
        if (uses.merge(request.clOrdId(), 1, Integer::sum) > 1) {
            sent = Orders.as(Orders.id(++inner), request);
            references.put(sent.clOrdId(), request.clOrdId());
        }
        return broker.submit(sent)
                .match(
                        accepted -> new SubmitResult.Accepted(accepted.orderId(), kept(request.clOrdId())),
                        rejected -> rejected,
                        unknown -> unknown);
    }

    private Optional<ClOrdId> kept(ClOrdId id) {
        return key == ClientKey.NONE ? Optional.empty() : Optional.of(id);
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
        return broker.cancel(request);
    }

    @Override
    public SubmitResult replace(ReplaceRequest request) {
        return broker.replace(request);
    }

    @Override
    public BrokerSnapshot snapshot(Instant since) {
        BrokerSnapshot all = broker.snapshot(since);
        return new BrokerSnapshot(
                all.account(),
                all.cash(),
                all.orders().stream().map(this::shown).toList(),
                all.positions(),
                all.executions(),
                all.events(),
                all.at());
    }

    private BrokerOrder shown(BrokerOrder order) {
        return new BrokerOrder(
                order.clOrdId().flatMap(id -> kept(shown(id))),
                order.orderId(),
                order.instrument(),
                order.side(),
                order.orderQty(),
                order.cumQty(),
                order.ordStatus(),
                order.createdAt());
    }

    @Override
    public BrokerStanding standing() {
        return broker.standing();
    }

    @Override
    public void close() {
        broker.close();
    }
}
