package io.drover.port;

import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerStanding;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Hands orders to one broker account. Submits return what is known now; everything later arrives at the listener, once
 * each, possibly out of order and possibly before {@code submit} has returned. Never throws for what a broker or a
 * network does: that is {@code Unknown}.
 */
public interface BrokerExecutor extends AutoCloseable {
    /** Configured name of the broker, e.g. {@code simulated}. */
    String name();

    Capabilities capabilities();

    /** Where execution reports go; set once, before the first order. */
    void onReport(Consumer<ExecutionReport> listener);

    SubmitResult submit(OrderRequest request);

    /** {@code Accepted} means the request was taken; the outcome is a report: {@code CANCELED} or {@code CANCEL_REJECTED}. */
    SubmitResult cancel(CancelRequest request);

    /** {@code Accepted} means the request was taken; the outcome is a report: {@code REPLACED} or {@code CANCEL_REJECTED}. */
    SubmitResult replace(ReplaceRequest request);

    /**
     * The broker's books now, with orders closed and fills made since the given time.
     *
     * @throws BrokerUnavailableException when they cannot be read; an empty snapshot is never an excuse
     */
    BrokerSnapshot snapshot(Instant since);

    /**
     * What works and what is held there now. Only where {@code standingAtHand} it costs next to nothing.
     *
     * @throws BrokerUnavailableException when it is not known
     */
    BrokerStanding standing();

    @Override
    void close();
}
