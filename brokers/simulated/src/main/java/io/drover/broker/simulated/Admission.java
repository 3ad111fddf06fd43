package io.drover.broker.simulated;

import io.drover.model.Instrument;
import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.SubmitResult.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Checks a new order as a real broker would; the first thing wrong is the answer. */
final class Admission {
    private final SimulationSettings settings;
    private final Books books;
    private final BuyingPower buyingPower;

    Admission(SimulationSettings settings, Books books, BuyingPower buyingPower) {
        this.settings = settings;
        this.books = books;
        this.buyingPower = buyingPower;
    }

    /** What is wrong with the order, if anything. */
    Optional<Rejected> refuse(Line line, SimOrder order, Instant at, boolean open) {
        OrderRequest request = order.request;
        return form(line.instrument, request)
                .or(() -> time(request, at, open))
                .or(() -> shape(line.instrument, order))
                .or(() -> position(line, request))
                .or(() -> power(line, order));
    }

    private Optional<Rejected> form(Instrument instrument, OrderRequest request) {
        if (!instrument.currency().equals(settings.startingCash().currency())) {
            return Optional.of(Refusal.CURRENCY_NOT_SUPPORTED.because(
                    "%s is quoted in %s, the account is in %s",
                    instrument.id(),
                    instrument.currency(),
                    settings.startingCash().currency()));
        }
        boolean auction = request.timeInForce() == TimeInForce.OPG || request.timeInForce() == TimeInForce.CLS;
        boolean immediate = request.timeInForce() == TimeInForce.IOC || request.timeInForce() == TimeInForce.FOK;
        boolean plain = request.ordType() == OrdType.MARKET || request.ordType() == OrdType.LIMIT;
        if ((auction || immediate) && !plain) {
            return Optional.of(Refusal.TIME_IN_FORCE_NOT_SUPPORTED.because(
                    "%s does not go with %s", request.ordType(), request.timeInForce()));
        }
        return Optional.empty();
    }

    private Optional<Rejected> time(OrderRequest request, Instant at, boolean open) {
        if (request.expireTime().filter(t -> !t.isAfter(at)).isPresent()) {
            return Optional.of(Refusal.EXPIRED_ON_ARRIVAL.because(
                    "expireTime %s is not after %s", request.expireTime().orElseThrow(), at));
        }
        boolean waits = request.timeInForce() == TimeInForce.OPG
                || (settings.queueWhenClosed()
                        && request.timeInForce() != TimeInForce.IOC
                        && request.timeInForce() != TimeInForce.FOK);
        return open || waits
                ? Optional.empty()
                : Optional.of(Refusal.MARKET_CLOSED.because(
                        "%s is closed at %s and %s does not wait", request.instrument(), at, request.timeInForce()));
    }

    /** Tick, lot and the sense of the protection; also asked again when an order is replaced. */
    Optional<Rejected> shape(Instrument instrument, SimOrder order) {
        Protection legs = order.request.protection();
        Optional<Price> offTick = offTick(order.limitPx, instrument)
                .or(() -> offTick(order.stopPx, instrument))
                .or(() -> offTick(legs.stopPx(), instrument))
                .or(() -> offTick(legs.takeProfitPx(), instrument));
        if (offTick.isPresent()) {
            return Optional.of(Refusal.PRICE_OFF_TICK.because(
                    "price %s is not a multiple of the tick %s", offTick.orElseThrow(), instrument.tick()));
        }
        if (!settings.fractional() && !order.orderQty.isMultipleOf(instrument.lot())) {
            return Optional.of(Refusal.QUANTITY_OFF_LOT.because(
                    "orderQty %s is not a multiple of the lot %s", order.orderQty, instrument.lot()));
        }
        return protection(order.side(), legs);
    }

    private static Optional<Price> offTick(Optional<Price> price, Instrument instrument) {
        return price.filter(
                px -> px.value().remainder(instrument.tick().value()).signum() != 0);
    }

    private static Optional<Rejected> protection(Side side, Protection legs) {
        boolean crossed = legs.stopPx().isPresent()
                && legs.takeProfitPx().isPresent()
                && side.sign()
                                * legs.stopPx()
                                        .orElseThrow()
                                        .compareTo(legs.takeProfitPx().orElseThrow())
                        >= 0;
        boolean badRatio = legs.trailingRatio()
                .filter(ratio -> ratio.signum() <= 0 || ratio.compareTo(BigDecimal.ONE) >= 0)
                .isPresent();
        return crossed || badRatio
                ? Optional.of(Refusal.PROTECTION_INVALID.because("legs %s do not protect a %s", legs, side))
                : Optional.empty();
    }

    private Optional<Rejected> position(Line line, OrderRequest request) {
        Quantity held = books.position(request.instrument());
        if (request.side() == Side.SELL) {
            Quantity free = held.minus(working(line, Side.SELL));
            return free.compareTo(request.orderQty()) >= 0
                    ? Optional.empty()
                    : Optional.of(Refusal.POSITION_INSUFFICIENT.because(
                            "sells %s of %s, free to sell %s", request.orderQty(), request.instrument(), free));
        }
        if (request.side() == Side.SELL_SHORT) {
            return shortSale(line.instrument, held);
        }
        return Optional.empty();
    }

    private Optional<Rejected> shortSale(Instrument instrument, Quantity held) {
        if (!instrument.shortable() || settings.margin().kind() == MarginTerms.Kind.CASH) {
            return Optional.of(Refusal.NOT_SHORTABLE.because(
                    "%s cannot be sold short in a %s account",
                    instrument.id(), settings.margin().kind()));
        }
        return held.isPositive()
                ? Optional.of(Refusal.POSITION_IS_LONG.because("%s of %s are held", held, instrument.id()))
                : Optional.empty();
    }

    /** Sales that are working; protective legs are not counted, they shrink with the position. */
    private static Quantity working(Line line, Side side) {
        Quantity working = Quantity.ZERO;
        for (SimOrder order : line.working) {
            working = order.side() == side && !order.isLeg() ? working.plus(order.leavesQty()) : working;
        }
        return working;
    }

    private Optional<Rejected> power(Line line, SimOrder order) {
        if (!buyingPower.isLimited() || order.side() == Side.SELL) {
            return Optional.empty();
        }
        if (buyingPower.worstPx(line, order).isEmpty()) {
            return Optional.of(Refusal.PRICE_NOT_KNOWN.because(
                    "no price of %s is known, so buying power cannot be checked", order.request.instrument()));
        }
        BigDecimal needed = buyingPower.needed(line, order, order.orderQty);
        return more(needed);
    }

    /** Whether this much more can be reserved. */
    Optional<Rejected> more(BigDecimal needed) {
        BigDecimal free = needed.signum() > 0 ? buyingPower.free() : BigDecimal.ZERO;
        return needed.compareTo(free) <= 0
                ? Optional.empty()
                : Optional.of(Refusal.INSUFFICIENT_BUYING_POWER.because(
                        "needs %s, free %s %s",
                        needed.toPlainString(),
                        free.toPlainString(),
                        settings.startingCash().currency()));
    }
}
