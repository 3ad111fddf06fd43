package io.drover.app.run;

import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerStanding;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import io.drover.port.BrokerExecutor;
import io.drover.port.BrokerUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A broker at which one entry goes on working until it has been asked often enough. */
final class StubbornBroker implements BrokerExecutor {
    final AtomicInteger cancels = new AtomicInteger();
    private final int enough;
    private boolean reachable = true;

    /** @param enough cancels after which the entry is gone */
    StubbornBroker(int enough) {
        this.enough = enough;
    }

    StubbornBroker unreachable() {
        reachable = false;
        return this;
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
        cancels.incrementAndGet();
        return new SubmitResult.Accepted(new OrderId("O-1"), Optional.of(request.origClOrdId()));
    }

    @Override
    public BrokerSnapshot snapshot(Instant since) {
        if (!reachable) {
            throw new BrokerUnavailableException("no answer", new IOException("no answer"));
        }
        BrokerOrder entry = new BrokerOrder(
                Optional.of(new ClOrdId("a".repeat(32))),
                new OrderId("O-1"),
                InstrumentId.parse("AAPL.XNAS"),
                Side.BUY,
                Quantity.of(5),
                Quantity.ZERO,
                OrdStatus.NEW,
                Instant.EPOCH);
        List<BrokerOrder> working = cancels.get() < enough ? List.of(entry) : List.of();
        return new BrokerSnapshot("paper-1", Money.zero(Currency.USD), working, List.of(), List.of(), Instant.EPOCH);
    }

    @Override
    public String name() {
        return "stubborn";
    }

    @Override
    public Capabilities capabilities() {
        throw new AssertionError("not asked for");
    }

    @Override
    public void onReport(Consumer<ExecutionReport> listener) {}

    @Override
    public SubmitResult submit(OrderRequest request) {
        throw new AssertionError("nothing is sent: " + request);
    }

    @Override
    public SubmitResult replace(ReplaceRequest request) {
        throw new AssertionError("nothing is replaced: " + request);
    }

    @Override
    public BrokerStanding standing() {
        throw new AssertionError("not asked for");
    }

    @Override
    public void close() {}
}
