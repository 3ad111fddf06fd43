package io.drover.broker.simulated;

import io.drover.model.Instrument;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.SplitTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the broker knows of one instrument's market, and the orders that work there in order of arrival. */
final class Line {
    final Instrument instrument;
    final List<SimOrder> working = new ArrayList<>();
    /** Last price heard of; absent before the first. */
    Optional<Price> last = Optional.empty();

    Instant lastAt = Instant.MIN;
    Optional<Touch> quote = Optional.empty();
    Optional<Quantity> volume = Optional.empty();
    Instant openedAt = Instant.MIN;
    Instant closedAt = Instant.MIN;
    Instant sessionClosedAt = Instant.MIN;
    /** Whether the next open is a session's opening. */
    boolean opening;
    /** What purchases and sales may still take of the current bar or quote; absent: no limit. */
    private Optional<Quantity> buyBudget = Optional.empty();

    private Optional<Quantity> sellBudget = Optional.empty();
    private boolean shared;
    private Quantity taken = Quantity.ZERO;

    Line(Instrument instrument) {
        this.instrument = instrument;
    }

    boolean isWorking() {
        return !working.isEmpty();
    }

    /** Whether the next bar changes something: an order works, or it opens a session. */
    boolean isWatched() {
        return isWorking() || opening;
    }

    void heard(Price price, Instant at) {
        if (!at.isBefore(lastAt)) {
            last = Optional.of(price);
            lastAt = at;
        }
    }

    /** A new bar: its volume is not known yet, so the last bar's stands for it. */
    void allowAtOpen(BigDecimal share) {
        taken = Quantity.ZERO;
        allow(volume.map(v -> part(v, share)));
    }

    /** The bar is complete: what is left of the share of its true volume. */
    void allowInBar(BigDecimal share, Quantity barVolume) {
        Quantity left = part(barVolume, share).minus(taken);
        allow(Optional.of(left.signum() < 0 ? Quantity.ZERO : left));
        taken = Quantity.ZERO;
    }

    private void allow(Optional<Quantity> both) {
        shared = true;
        buyBudget = both;
        sellBudget = both;
    }

    /** A new quote: purchases may take the ask's size, sales the bid's; a size of 0 is an unknown one. */
    void allowQuoted(Quantity bidSize, Quantity askSize) {
        shared = false;
        buyBudget = Optional.of(askSize).filter(Quantity::isPositive);
        sellBudget = Optional.of(bidSize).filter(Quantity::isPositive);
    }

    /** As much of the wanted quantity as the market gives. */
    Quantity allowed(Side side, Quantity wanted) {
        return (side == Side.BUY ? buyBudget : sellBudget).map(wanted::min).orElse(wanted);
    }

    void take(Side side, Quantity quantity) {
        taken = taken.plus(quantity);
        if (shared || side == Side.BUY) {
            buyBudget = buyBudget.map(left -> left.minus(quantity));
        }
        if (shared || side != Side.BUY) {
            sellBudget = sellBudget.map(left -> left.minus(quantity));
        }
    }

    /** What it remembers of the market, in new units. */
    void split(SplitTerms terms) {
        last = terms.price(last);
        quote = Optional.empty();
        volume = volume.map(terms::exact);
    }

    private Quantity part(Quantity whole, BigDecimal share) {
        return new Quantity(whole.value().multiply(share)).roundedTo(instrument.lot(), RoundingMode.FLOOR);
    }

    void dropClosed() {
        working.removeIf(order -> !order.isOpen());
    }
}
