package io.drover.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The scenarios' vocabulary: orders, prices and expectations against one harness. */
final class Desk {
    final BrokerHarness harness;
    private int ids;

    Desk(BrokerHarness harness) {
        this.harness = harness;
    }

    Capabilities can() {
        return harness.broker().capabilities();
    }

    ClOrdId id() {
        return Orders.id(++ids);
    }

    /** The reference price and this many steps. */
    Price px(int steps) {
        return harness.reference().plus(harness.step().times(BigDecimal.valueOf(steps)));
    }

    Quantity unit() {
        return harness.unit();
    }

    Quantity half() {
        return new Quantity(unit().value().multiply(new BigDecimal("0.5")));
    }

    void trade(int steps) {
        harness.trade(px(steps));
    }

    OrderRequest market(Side side) {
        return Orders.market(id(), harness.instrument().id(), side, unit());
    }

    OrderRequest limit(Side side, int steps) {
        return Orders.limit(id(), harness.instrument().id(), side, unit(), px(steps));
    }

    OrderRequest stop(Side side, int steps) {
        return Orders.stop(id(), harness.instrument().id(), side, unit(), px(steps));
    }

    Protection bracket(int stopSteps, int takeProfitSteps) {
        return Orders.bracket(id(), px(stopSteps), id(), px(takeProfitSteps));
    }

    /** Submits an order that must be taken. */
    OrderRequest place(OrderRequest order) {
        assertThat(submit(order)).isInstanceOf(SubmitResult.Accepted.class);
        return order;
    }

    SubmitResult submit(OrderRequest order) {
        SubmitResult result = harness.broker().submit(order);
        harness.reports();
        return result;
    }

    /** Submits an order that must be taken, and tells the broker's id of it. */
    OrderId acceptedAs(OrderRequest order) {
        return submit(order)
                .match(
                        SubmitResult.Accepted::orderId,
                        rejected -> {
                            throw new AssertionError("%s was rejected: %s".formatted(order, rejected));
                        },
                        unknown -> {
                            throw new AssertionError("%s is unknown: %s".formatted(order, unknown));
                        });
    }

    /** Buys one unit at the reference price. */
    OrderRequest hold() {
        OrderRequest bought = place(market(Side.BUY));
        trade(0);
        expectFilled(bought);
        return bought;
    }

    SubmitResult cancel(ClOrdId order) {
        return harness.broker()
                .cancel(new CancelRequest(id(), order, harness.instrument().id()));
    }

    SubmitResult replace(ReplaceRequest request) {
        return harness.broker().replace(request);
    }

    /** Asks to work a limit order at another price and quantity. */
    ReplaceRequest relimit(OrderRequest order, Quantity quantity, int steps) {
        return new ReplaceRequest(
                id(), order.clOrdId(), order.instrument(), quantity, Optional.of(px(steps)), Optional.empty());
    }

    List<ExecutionReport> reportsOf(ClOrdId order) {
        return harness.reports().stream().filter(r -> r.clOrdId().equals(order)).toList();
    }

    List<ExecType> told(ClOrdId order) {
        return reportsOf(order).stream().map(ExecutionReport::execType).toList();
    }

    List<ExecutionReport> trades() {
        return harness.reports().stream()
                .filter(r -> r.execType() == ExecType.TRADE)
                .toList();
    }

    ExecutionReport last(ClOrdId order) {
        List<ExecutionReport> reports = reportsOf(order);
        assertThat(reports).as("reports of %s", order).isNotEmpty();
        return reports.get(reports.size() - 1);
    }

    void expectFilled(OrderRequest order) {
        ExecutionReport last = last(order.clOrdId());
        assertThat(last.ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(last.cumQty()).isEqualTo(last.orderQty());
        assertThat(last.leavesQty()).isEqualTo(Quantity.ZERO);
    }

    void expectNoFill(OrderRequest order) {
        assertThat(told(order.clOrdId())).doesNotContain(ExecType.TRADE);
    }

    void expectRejected(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Rejected.class);
        SubmitResult.Rejected rejected = (SubmitResult.Rejected) result;
        assertThat(rejected.code()).isNotBlank();
        assertThat(rejected.text()).isNotBlank();
    }

    BrokerSnapshot snapshot() {
        return harness.broker().snapshot(Instant.EPOCH);
    }

    Quantity position() {
        return snapshot().positions().stream()
                .filter(p -> p.instrument().equals(harness.instrument().id()))
                .map(p -> p.quantity())
                .findFirst()
                .orElse(Quantity.ZERO);
    }

    /** Found by the broker's id, which every broker shows. */
    BrokerOrder booked(ClOrdId order) {
        OrderId id = last(order).orderId();
        return snapshot().orders().stream()
                .filter(o -> o.orderId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("order " + order + " is not in the broker's snapshot"));
    }
}
