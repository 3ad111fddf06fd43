package io.drover.trading;

import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.TimeInForce;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerStanding;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import io.drover.port.BrokerExecutor;
import io.drover.port.BrokerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A broker whose answers and fills a test dictates. */
final class BrokerDouble implements BrokerExecutor {
    final List<OrderRequest> submitted = new ArrayList<>();
    final List<CancelRequest> cancelled = new ArrayList<>();
    final List<ReplaceRequest> replaced = new ArrayList<>();
    private final Map<ClOrdId, OrderRequest> known = new LinkedHashMap<>();
    private Function<OrderRequest, SubmitResult> answer =
            r -> new SubmitResult.Accepted(new OrderId("o-" + r.clOrdId()), Optional.of(r.clOrdId()));
    private Consumer<ExecutionReport> listener = r -> {};
    private Function<CancelRequest, SubmitResult> cancelAnswer =
            r -> new SubmitResult.Accepted(new OrderId("o-" + r.origClOrdId()), Optional.empty());
    private BrokerSnapshot books;
    private boolean unavailable;
    private ClientKey clientKey = ClientKey.UNIQUE;
    private boolean canReplace = true;
    private boolean standingAtHand;
    private Instant at = Instant.EPOCH;
    private int executions;
    private Optional<ExecutionReport> last = Optional.empty();

    BrokerDouble(String cash) {
        books = new BrokerSnapshot(
                "test", Money.of(cash, Currency.USD), List.of(), List.of(), List.of(), Instant.EPOCH);
    }

    void answer(Function<OrderRequest, SubmitResult> function) {
        answer = function;
    }

    void answerCancel(Function<CancelRequest, SubmitResult> function) {
        cancelAnswer = function;
    }

    /** Its clock from now on. */
    void at(Instant time) {
        at = time;
    }

    /** From now on it cannot be read. */
    void unavailable(boolean is) {
        unavailable = is;
    }

    /** What it makes of our ids. */
    void clientKey(ClientKey key) {
        clientKey = key;
    }

    void canReplace(boolean can) {
        canReplace = can;
    }

    /** Whether every cycle may ask what works and what is held; before the engine is made. */
    void standingAtHand(boolean is) {
        standingAtHand = is;
    }

    /** The broker's books say what ours say, except for what is open. */
    void agreeWith(Books ours, BrokerSnapshot.BrokerOrder... orders) {
        books = new BrokerSnapshot(
                "test",
                ours.cash(),
                List.of(orders),
                ours.positions().stream()
                        .map(h ->
                                new BrokerSnapshot.BrokerPosition(h.instrument().id(), h.quantity(), h.averagePrice()))
                        .toList(),
                List.of(),
                books.at());
    }

    /** The same books with fills of the recent past, taken at another time. */
    void books(Instant at, ExecutionReport... fills) {
        books = new BrokerSnapshot("test", books.cash(), books.orders(), books.positions(), List.of(fills), at);
    }

    /** Confirms a replacement. */
    void confirm(ReplaceRequest r, OrderRequest like) {
        tell(
                r.clOrdId(),
                like.withQty(r.orderQty()),
                ExecType.REPLACED,
                OrdStatus.NEW,
                Quantity.ZERO,
                Optional.empty());
    }

    /** What the broker's books say when asked. */
    void books(BrokerSnapshot snapshot) {
        books = snapshot;
    }

    BrokerSnapshot books() {
        return books;
    }

    /** Fills an order, or a leg of one, with all of a quantity. */
    void fill(ClOrdId id, OrderRequest like, long quantity, String px) {
        tell(id, like, ExecType.TRADE, OrdStatus.FILLED, Quantity.of(quantity), Optional.of(Price.of(px)));
    }

    void tell(ClOrdId id, OrderRequest like, ExecType type, OrdStatus status) {
        tell(id, like, type, status, Quantity.ZERO, Optional.empty());
    }

    private void tell(
            ClOrdId id, OrderRequest like, ExecType type, OrdStatus status, Quantity last, Optional<Price> px) {
        boolean leg = !id.equals(like.clOrdId());
        report(new ExecutionReport(
                new ExecId("e" + executions++),
                id,
                Optional.empty(),
                new OrderId("o-" + id),
                type,
                status,
                like.instrument(),
                leg ? like.side().opposite() : like.side(),
                like.orderQty(),
                last,
                Quantity.ZERO,
                last,
                px,
                Money.zero(Currency.USD),
                Optional.empty(),
                at,
                ""));
    }

    /** Tells a report, again or for the first time. */
    void report(ExecutionReport report) {
        last = Optional.of(report);
        listener.accept(report);
    }

    /** What it told last. */
    ExecutionReport told() {
        return last.orElseThrow();
    }

    @Override
    public String name() {
        return "double";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                EnumSet.allOf(OrdType.class),
                EnumSet.allOf(TimeInForce.class),
                true,
                canReplace,
                false,
                true,
                clientKey,
                Duration.ofSeconds(10),
                standingAtHand);
    }

    @Override
    public void onReport(Consumer<ExecutionReport> newListener) {
        listener = newListener;
    }

    @Override
    public SubmitResult submit(OrderRequest request) {
        submitted.add(request);
        known.put(request.clOrdId(), request);
        return answer.apply(request);
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
        cancelled.add(request);
        return cancelAnswer.apply(request);
    }

    @Override
    public SubmitResult replace(ReplaceRequest request) {
        replaced.add(request);
        return new SubmitResult.Accepted(new OrderId("o-" + request.origClOrdId()), Optional.empty());
    }

    @Override
    public BrokerSnapshot snapshot(Instant since) {
        if (unavailable) {
            throw new BrokerUnavailableException("no answer", new IllegalStateException("test"));
        }
        return books;
    }

    @Override
    public BrokerStanding standing() {
        return BrokerStanding.of(snapshot(at));
    }

    @Override
    public void close() {}
}
