package io.drover.report;

import io.drover.model.ClOrdId;
import io.drover.model.Decimals;
import io.drover.model.Price;
import io.drover.order.ExecutionReport;
import java.math.BigDecimal;
import java.time.Instant;

/** One fill as booked; corrections change it in its place. */
final class Fill {
    private final long sequence;
    private final Instant at;
    private final ClOrdId order;
    private final ExecutionReport report;
    private BigDecimal qty;
    private BigDecimal px;
    private BigDecimal fee;
    private boolean busted;
    private BigDecimal realized = BigDecimal.ZERO;
    private BigDecimal positionAfter = BigDecimal.ZERO;
    private BigDecimal averageAfter = BigDecimal.ZERO;

    Fill(Stamp stamp, ClOrdId order, ExecutionReport report) {
        this.sequence = stamp.sequence();
        this.at = stamp.at();
        this.order = order;
        this.report = report;
        this.qty = report.lastQty().value();
        this.px = report.lastPx().map(Price::value).orElseThrow();
        this.fee = report.fee().amount();
    }

    /** Takes over the corrected terms; a correction without a quantity or a price keeps the old one. */
    void correct(ExecutionReport correction) {
        qty = correction.lastQty().isZero() ? qty : correction.lastQty().value();
        px = correction.lastPx().map(Price::value).orElse(px);
        fee = correction.fee().amount();
    }

    void bust() {
        busted = true;
        qty = BigDecimal.ZERO;
        fee = BigDecimal.ZERO;
    }

    void booked(BigDecimal realizedPnl, BigDecimal position, BigDecimal average) {
        realized = Decimals.normalize(realizedPnl);
        positionAfter = Decimals.normalize(position);
        averageAfter = average;
    }

    Instant at() {
        return at;
    }

    ExecutionReport report() {
        return report;
    }

    /** Our order, by its first id where it was replaced. */
    ClOrdId order() {
        return order;
    }

    BigDecimal signedQty() {
        return report.side().sign() > 0 ? qty : qty.negate();
    }

    BigDecimal qty() {
        return qty;
    }

    BigDecimal px() {
        return px;
    }

    BigDecimal fee() {
        return fee;
    }

    boolean isBusted() {
        return busted;
    }

    BigDecimal realized() {
        return realized;
    }

    ExecutionRow row() {
        return new ExecutionRow(
                sequence,
                report.transactTime(),
                report.execId(),
                order,
                report.instrument(),
                report.side(),
                Decimals.normalize(qty),
                px,
                fee,
                realized,
                positionAfter,
                averageAfter,
                busted);
    }
}
