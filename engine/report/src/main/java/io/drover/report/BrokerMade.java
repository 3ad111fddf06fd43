package io.drover.report;

import io.drover.journal.JournalRecord.Intent;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.TimeInForce;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.math.BigDecimal;
import java.util.Optional;

/** Orders that have no intent of their own: attached legs, and orders that only the broker knows. */
final class BrokerMade {
    static final String STOP = "protective stop";
    static final String TAKE_PROFIT = "take profit";
    static final String BROKER = "broker";

    private BrokerMade() {}

    /** A leg that the broker works for an entry, made when the broker first speaks of it. */
    static TrackedOrder leg(Intent entry, String origin, ExecutionReport report) {
        Protection protection = entry.request().protection();
        OrderRequest request = origin.equals(STOP)
                ? stop(protection, report)
                : request(report, OrderRole.PROTECTIVE, OrdType.LIMIT, protection.takeProfitPx(), Optional.empty());
        Intent intent =
                new Intent(entry.decision(), entry.strategy(), request, report.transactTime(), report.transactTime());
        return new TrackedOrder(origin, entry.request().clOrdId().value(), intent);
    }

    /** An order that we never wrote. */
    static TrackedOrder foreign(ExecutionReport report) {
        OrderRequest request = request(report, OrderRole.ENTRY, OrdType.MARKET, Optional.empty(), Optional.empty());
        return new TrackedOrder(BROKER, "", new Intent("", "", request, report.transactTime(), report.transactTime()));
    }

    private static OrderRequest stop(Protection protection, ExecutionReport report) {
        Optional<BigDecimal> trailing = protection.trailingRatio();
        return request(
                report,
                OrderRole.PROTECTIVE,
                trailing.isPresent() ? OrdType.TRAILING_STOP : OrdType.STOP,
                protection.stopPx(),
                trailing);
    }

    private static OrderRequest request(
            ExecutionReport report, OrderRole role, OrdType type, Optional<Price> px, Optional<BigDecimal> trailing) {
        return new OrderRequest(
                report.clOrdId(),
                report.instrument(),
                role,
                report.side(),
                type,
                report.orderQty().isPositive() ? report.orderQty() : Quantity.of(1),
                type.needsLimitPx() ? px : Optional.empty(),
                type.needsStopPx() ? px : Optional.empty(),
                trailing,
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
    }
}
