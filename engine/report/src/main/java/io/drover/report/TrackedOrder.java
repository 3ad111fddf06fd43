package io.drover.report;

import io.drover.journal.JournalRecord.Intent;
import io.drover.model.Decimals;
import io.drover.model.OrdStatus;
import io.drover.model.Price;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One order while it is being folded. */
final class TrackedOrder {
    private final String origin;
    private final String parent;
    private final Intent intent;
    private final List<OrderRow.Event> events = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private BigDecimal orderQty;
    private Optional<Price> limitPx;
    private Optional<Price> stopPx;
    private String standing = OrdStatus.PENDING_NEW.name();
    private boolean touched;

    TrackedOrder(String origin, String parent, Intent intent) {
        this.origin = origin;
        this.parent = parent;
        this.intent = intent;
        this.orderQty = intent.request().orderQty().value();
        this.limitPx = intent.request().limitPx();
        this.stopPx = intent.request().stopPx();
    }

    /** Whether the broker works it for an entry. */
    boolean isLeg() {
        return !parent.isEmpty();
    }

    Intent intent() {
        return intent;
    }

    void event(OrderRow.Event event, boolean inPeriod) {
        events.add(event);
        touched |= inPeriod;
    }

    /** Whether something happened to it in the period. */
    boolean isTouched() {
        return touched;
    }

    void fill(Fill fill) {
        fills.add(fill);
    }

    void replaced(ReplaceRequest terms) {
        orderQty = terms.orderQty().value();
        limitPx = terms.limitPx().or(() -> limitPx);
        stopPx = terms.stopPx().or(() -> stopPx);
    }

    void abandoned() {
        standing = "ABANDONED";
    }

    /** What the answer to the order itself said. */
    void answered(OrdStatus status) {
        if (standing.equals(OrdStatus.PENDING_NEW.name())) {
            standing = status.name();
        }
    }

    /** What a report said; a closed order is not opened again by a late report. */
    void reported(ExecutionReport report) {
        if (!closed() || report.ordStatus().isClosed()) {
            standing = report.ordStatus().name();
        }
        if (!parent.isEmpty() && report.orderQty().isPositive()) {
            orderQty = report.orderQty().value();
        }
    }

    private boolean closed() {
        return standing.equals("ABANDONED") || OrdStatus.valueOf(standing).isClosed();
    }

    private BigDecimal cumQty() {
        return fills.stream().map(Fill::qty).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String status() {
        boolean complete = cumQty().signum() > 0 && cumQty().compareTo(orderQty) >= 0;
        return complete ? OrdStatus.FILLED.name() : standing;
    }

    OrderRow row(String rules) {
        OrderRequest request = intent.request();
        BigDecimal value = fills.stream().map(f -> f.qty().multiply(f.px())).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal fees = fills.stream().map(Fill::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal realized = fills.stream().map(Fill::realized).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal filled = cumQty();
        return new OrderRow(
                request.clOrdId(),
                origin,
                parent,
                intent.decision(),
                rules.isEmpty() ? origin : rules,
                intent.strategy(),
                request.instrument(),
                request.role(),
                request.side(),
                request.ordType(),
                request.timeInForce(),
                intent.approvedAt(),
                status(),
                orderQty,
                limitPx.map(Price::value),
                stopPx.map(Price::value),
                request.trailingRatio().map(Decimals::normalize),
                protection(request.protection()),
                Decimals.normalize(filled),
                filled.signum() == 0 ? Optional.empty() : Optional.of(Ratios.averagePrice(value, filled)),
                Decimals.normalize(fees),
                Decimals.normalize(realized),
                Decimals.normalize(realized.subtract(fees)),
                events);
    }

    private static String protection(Protection protection) {
        List<String> legs = new ArrayList<>();
        protection.stopPx().ifPresent(px -> legs.add("stop " + px));
        protection.trailingRatio().ifPresent(r -> legs.add("trailing stop " + Figures.percent(r)));
        protection.takeProfitPx().ifPresent(px -> legs.add("take profit " + px));
        return String.join(", ", legs);
    }
}
