package io.drover.order;

import io.drover.model.Instrument;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a split does to orders that work, after FINRA Rule 5330: where shares become more, the order goes on for as many more,
 * at prices divided by the ratio and rounded to the next lower tick; where they become fewer, it is cancelled.
 *
 * @param ratio 7 for a 7:1 split
 * @param instrument that is split
 */
public record SplitTerms(BigDecimal ratio, Instrument instrument) {
    public SplitTerms {
        if (ratio.signum() <= 0) {
            throw new IllegalArgumentException("split ratio (%s) of %s must be positive.\nMaybe write 4 for 4:1."
                    .formatted(ratio, instrument.id()));
        }
    }

    /** Whether orders end instead of going on. */
    public boolean cancelsOrders() {
        return ratio.compareTo(BigDecimal.ONE) < 0;
    }

    /** Units afterwards, exactly. */
    public Quantity exact(Quantity before) {
        return new Quantity(before.value().multiply(ratio));
    }

    /** Units afterwards; whole lots stay whole lots, what is left over is dropped. */
    public Quantity quantity(Quantity before) {
        Quantity after = exact(before);
        return before.isMultipleOf(instrument.lot()) ? after.roundedTo(instrument.lot(), RoundingMode.DOWN) : after;
    }

    public Price price(Price before) {
        BigDecimal tick = instrument.tick().value();
        return new Price(before.value()
                .divide(ratio.multiply(tick), 0, RoundingMode.FLOOR)
                .multiply(tick));
    }

    /**
     * The order afterwards.
     *
     * @param filled units of it before, which are scaled and never rounded
     */
    public OrderRequest order(OrderRequest before, Quantity filled) {
        Quantity leaves = quantity(before.orderQty().minus(filled));
        Protection legs = before.protection();
        return new OrderRequest(
                before.clOrdId(),
                before.instrument(),
                before.role(),
                before.side(),
                before.ordType(),
                exact(filled).plus(leaves),
                price(before.limitPx()),
                price(before.stopPx()),
                before.trailingRatio(),
                before.timeInForce(),
                before.expireTime(),
                new Protection(
                        legs.stopClOrdId(),
                        price(legs.stopPx()),
                        legs.trailingRatio(),
                        legs.takeProfitClOrdId(),
                        price(legs.takeProfitPx())));
    }

    public Optional<Price> price(Optional<Price> before) {
        return before.map(this::price);
    }
}
