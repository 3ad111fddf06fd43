package io.drover.broker.simulated;

import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Makes fills and what follows from them: fees, books, reports, legs that grow with the entry, one-cancels-other. */
final class Execution {
    private final SimulationSettings settings;
    private final Books books;
    private final Reporter reporter;
    private final ClosedOrders closed;

    Execution(SimulationSettings settings, Books books, Reporter reporter, ClosedOrders closed) {
        this.settings = settings;
        this.books = books;
        this.reporter = reporter;
        this.closed = closed;
    }

    /** Fills as much as volume and position allow at this price. */
    void fill(Line line, SimOrder order, Price price, Liquidity liquidity) {
        Quantity wanted = reducible(order);
        if (!wanted.isPositive()) {
            close(order, OrdStatus.CANCELED, liquidity.at(), "nothing left to close");
            return;
        }
        Quantity quantity = line.allowed(order.side(), wanted);
        boolean partial = quantity.compareTo(order.leavesQty()) < 0;
        if (!quantity.isPositive() || (partial && order.timeInForce() == TimeInForce.FOK)) {
            return;
        }
        line.take(order.side(), quantity);
        book(line, order, quantity, price, liquidity);
        follow(line, order, new Reporter.Fill(quantity, Optional.of(price), BigDecimal.ZERO, liquidity.at()));
    }

    /** A sale never sells more than is held, a leg never more than there is to close. */
    private Quantity reducible(SimOrder order) {
        Quantity held = books.position(order.request.instrument());
        if (order.side() == Side.SELL) {
            return order.leavesQty().min(held);
        }
        return order.isLeg() && order.side() == Side.BUY ? order.leavesQty().min(held.negated()) : order.leavesQty();
    }

    private void book(Line line, SimOrder order, Quantity quantity, Price price, Liquidity liquidity) {
        BigDecimal fee = fee(line, order, quantity, price, liquidity);
        books.book(line.instrument, order.side().sign() > 0 ? quantity : quantity.negated(), price, fee);
        order.addFill(quantity, price);
        if (!order.isOpen()) {
            order.closedAt = Optional.of(liquidity.at());
            closed.add(order);
        }
        reporter.trade(order, new Reporter.Fill(quantity, Optional.of(price), fee, liquidity.at()));
    }

    private BigDecimal fee(Line line, SimOrder order, Quantity quantity, Price price, Liquidity liquidity) {
        if (settings.fees().isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal multiplier = line.instrument.multiplier();
        return settings.fees()
                .charge(new ChargedFill(
                        line.instrument.assetClass(),
                        order.side(),
                        liquidity.taker(),
                        liquidity.at().atZone(ZoneOffset.UTC).toLocalDate(),
                        order.cumQty.value(),
                        order.cumValue.multiply(multiplier).abs(),
                        quantity.value(),
                        line.instrument.value(price, quantity).amount().abs()));
    }

    private void follow(Line line, SimOrder order, Reporter.Fill fill) {
        Instant at = fill.at();
        order.parent.ifPresent(entry -> legFilled(entry, order, fill.quantity(), at));
        for (SimOrder leg : order.legs) {
            grow(line, leg, fill);
        }
        Quantity held = books.position(order.request.instrument());
        for (SimOrder other : line.working) {
            boolean pointless = other.isLeg()
                    && other.isOpen()
                    && held.signum() != -other.side().sign();
            if (pointless) {
                close(other, OrdStatus.CANCELED, at, "position closed");
            }
        }
    }

    /** The other leg shrinks by what this one has closed, and the entry stops opening more. */
    private void legFilled(SimOrder entry, SimOrder leg, Quantity quantity, Instant at) {
        if (entry.isOpen()) {
            close(entry, OrdStatus.CANCELED, at, "protection has begun to fill");
        }
        for (SimOrder other : entry.legs) {
            if (!other.equals(leg) && other.isOpen()) {
                shrink(other, quantity, at);
            }
        }
    }

    private void shrink(SimOrder leg, Quantity quantity, Instant at) {
        if (leg.leavesQty().compareTo(quantity) <= 0) {
            close(leg, OrdStatus.CANCELED, at, "one cancels other");
        } else {
            leg.orderQty = leg.orderQty.minus(quantity);
            reporter.replaced(leg, leg.clOrdId, at, "one cancels other");
        }
    }

    private void grow(Line line, SimOrder leg, Reporter.Fill fill) {
        if (leg.isHeld()) {
            leg.orderQty = fill.quantity();
            leg.status = OrdStatus.NEW;
            leg.arrivedAt = fill.at();
            fill.price().ifPresent(leg::trail);
            line.working.add(leg);
            reporter.tell(leg, ExecType.NEW, fill.at(), "");
        } else if (leg.isOpen()) {
            leg.orderQty = leg.orderQty.plus(fill.quantity());
            reporter.replaced(leg, leg.clOrdId, fill.at(), "entry filled further");
        }
    }

    /** Ends an order; legs of an entry that never filled end with it. */
    void close(SimOrder order, OrdStatus status, Instant at, String text) {
        order.status = status;
        order.closedAt = Optional.of(at);
        ExecType type = status == OrdStatus.EXPIRED ? ExecType.EXPIRED : ExecType.CANCELED;
        reporter.tell(order, type, at, text);
        for (SimOrder leg : order.legs) {
            if (leg.isHeld()) {
                close(leg, OrdStatus.CANCELED, at, "entry closed without a fill");
            }
        }
        closed.add(order);
    }

    /**
     * How a fill comes about.
     *
     * @param taker whether the order takes liquidity
     * @param at when, UTC
     */
    record Liquidity(boolean taker, Instant at) {}
}
