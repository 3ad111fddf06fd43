package io.drover.broker.simulated;

import io.drover.model.InstrumentId;
import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an account can still open. Working orders reserve the value of what they would open at their worst known price;
 * legs only reduce and reserve nothing. Fees, and what a price moves between the check and the fill, are not reserved:
 * cash may end a little below zero, as at a real broker. Exact decimals in account currency.
 */
final class BuyingPower {
    private final MarginTerms terms;
    private final Books books;
    private final Map<InstrumentId, Line> lines;

    BuyingPower(MarginTerms terms, Books books, Map<InstrumentId, Line> lines) {
        this.terms = terms;
        this.books = books;
        this.lines = lines;
    }

    boolean isLimited() {
        return terms.kind() != MarginTerms.Kind.UNLIMITED;
    }

    /** Equity (or cash in a cash account) that neither positions nor working orders need. */
    BigDecimal free() {
        BigDecimal free = terms.kind() == MarginTerms.Kind.CASH ? books.cash() : equity().subtract(initialMargin());
        for (Line line : lines.values()) {
            for (SimOrder order : line.working) {
                free = free.subtract(needed(line, order, order.leavesQty()));
            }
        }
        return free;
    }

    /** What an order for this quantity would need: 0 as far as it reduces a position. */
    BigDecimal needed(Line line, SimOrder order, Quantity quantity) {
        Quantity opens = opens(order, quantity);
        if (!opens.isPositive()) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = worstPx(line, order)
                .map(price -> line.instrument.value(price, opens).amount().abs())
                .orElse(BigDecimal.ZERO);
        return value.multiply(terms.initialRatio());
    }

    private Quantity opens(SimOrder order, Quantity quantity) {
        if (order.isLeg() || order.side() == Side.SELL) {
            return Quantity.ZERO;
        }
        Quantity held = books.position(order.request.instrument());
        boolean covers = order.side() == Side.BUY && held.signum() < 0;
        return covers ? quantity.plus(held) : quantity;
    }

    /** The dearest price the order can fill at as far as is known; absent before the first price. */
    Optional<Price> worstPx(Line line, SimOrder order) {
        if (order.type() == OrdType.LIMIT || order.type() == OrdType.STOP_LIMIT) {
            return order.side() == Side.BUY ? order.limitPx : higher(order.limitPx, line.last);
        }
        return order.type() == OrdType.STOP ? higher(order.stopPx, line.last) : line.last;
    }

    private static Optional<Price> higher(Optional<Price> a, Optional<Price> b) {
        return a.map(x -> b.filter(y -> y.compareTo(x) > 0).orElse(x)).or(() -> b);
    }

    BigDecimal equity() {
        BigDecimal equity = books.cash();
        for (InstrumentId id : books.held()) {
            equity = equity.add(value(id));
        }
        return equity;
    }

    BigDecimal initialMargin() {
        return gross().multiply(terms.initialRatio());
    }

    BigDecimal maintenanceMargin() {
        return gross().multiply(terms.maintenanceRatio());
    }

    private BigDecimal gross() {
        BigDecimal gross = BigDecimal.ZERO;
        for (InstrumentId id : books.held()) {
            gross = gross.add(value(id).abs());
        }
        return gross;
    }

    private BigDecimal value(InstrumentId id) {
        Line line = Objects.requireNonNull(lines.get(id));
        Price price = line.last.or(() -> books.avgPx(id)).orElseThrow();
        return line.instrument.value(price, books.position(id)).amount();
    }
}
