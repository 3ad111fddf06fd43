package io.drover.report;

import io.drover.model.Decimals;
import io.drover.model.ExecId;
import io.drover.order.AccountEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The position of one instrument by weighted average cost. The cost of what is held is kept exactly; a partial close
 * takes its share of it (34 digits), a full close takes all, so that a round trip's result is exact. A correction of an
 * old fill books everything from the beginning again.
 */
final class InstrumentBook {
    private final BigDecimal multiplier;
    private final List<Consumer<InstrumentBook>> steps = new ArrayList<>();
    private final Map<ExecId, Fill> fills = new HashMap<>();
    private final List<Trip> closed = new ArrayList<>();
    private Trip open = new Trip();
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal realized = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;

    InstrumentBook(BigDecimal multiplier) {
        this.multiplier = multiplier;
    }

    void book(Fill fill) {
        fills.put(fill.report().execId(), fill);
        step(book -> book.apply(fill));
    }

    void split(AccountEvent.Split event) {
        step(book -> book.apply(event));
    }

    /** Corrects or busts a fill. False when this book does not hold it. */
    boolean amend(ExecId id, Consumer<Fill> change) {
        Fill fill = fills.get(id);
        if (fill == null) {
            return false;
        }
        change.accept(fill);
        again();
        return true;
    }

    List<Trip> closedTrips() {
        return List.copyOf(closed);
    }

    boolean isFlat() {
        return quantity.signum() == 0;
    }

    /** What the fills brought: realised minus fees, plus what the held quantity gained at this price. */
    BigDecimal worth(BigDecimal lastPrice) {
        return realized.subtract(fees).add(unrealized(lastPrice));
    }

    BigDecimal quantity() {
        return Decimals.normalize(quantity);
    }

    /** Gain of what is held at this price, before fees. */
    BigDecimal unrealized(BigDecimal lastPrice) {
        return Decimals.normalize(quantity.multiply(lastPrice).subtract(cost).multiply(multiplier));
    }

    BigDecimal averagePrice() {
        return Ratios.averagePrice(cost, quantity);
    }

    private void step(Consumer<InstrumentBook> step) {
        steps.add(step);
        step.accept(this);
    }

    private void again() {
        closed.clear();
        open = new Trip();
        quantity = BigDecimal.ZERO;
        cost = BigDecimal.ZERO;
        realized = BigDecimal.ZERO;
        fees = BigDecimal.ZERO;
        steps.forEach(step -> step.accept(this));
    }

    /** The cash for a fraction is a gain of the trip; a position that was nothing but a fraction leaves no exit to show. */
    private void apply(AccountEvent.Split event) {
        quantity = quantity.multiply(event.ratio());
        open.split(event.ratio());
        BigDecimal fraction = event.fraction().value();
        if (fraction.signum() == 0) {
            return;
        }
        BigDecimal share = Ratios.share(cost, fraction.abs(), quantity.abs());
        BigDecimal gain = event.cashInLieu().amount().subtract(share.multiply(multiplier));
        quantity = quantity.subtract(fraction);
        cost = cost.subtract(share);
        realized = realized.add(gain);
        open.paidInLieu(gain);
        if (quantity.signum() == 0) {
            open = new Trip();
        }
    }

    private void apply(Fill fill) {
        BigDecimal signed = fill.signedQty();
        BigDecimal closing =
                quantity.signum() * signed.signum() < 0 ? signed.abs().min(quantity.abs()) : BigDecimal.ZERO;
        BigDecimal opening = signed.abs().subtract(closing);
        BigDecimal gain = BigDecimal.ZERO;
        fees = fees.add(fill.fee());
        if (closing.signum() > 0) {
            gain = close(fill, closing);
        }
        if (opening.signum() > 0) {
            enter(fill, opening);
        }
        realized = realized.add(gain);
        fill.booked(gain, quantity, averagePrice());
    }

    private BigDecimal close(Fill fill, BigDecimal closing) {
        int direction = quantity.signum();
        BigDecimal share = Ratios.share(cost, closing, quantity.abs());
        BigDecimal value = closing.multiply(fill.px());
        BigDecimal gain =
                (direction > 0 ? value : value.negate()).subtract(share).multiply(multiplier);
        quantity = quantity.subtract(direction > 0 ? closing : closing.negate());
        cost = cost.subtract(share);
        open.exit(fill, closing, gain);
        if (quantity.signum() == 0) {
            closed.add(open);
            open = new Trip();
        }
        return gain;
    }

    private void enter(Fill fill, BigDecimal opening) {
        BigDecimal signed = fill.signedQty().signum() > 0 ? opening : opening.negate();
        quantity = quantity.add(signed);
        cost = cost.add(signed.multiply(fill.px()));
        open.enter(fill, signed);
    }
}
