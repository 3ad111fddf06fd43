package io.drover.broker.simulated;

import io.drover.model.Price;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What taking liquidity costs beyond the market's price. Not for fills at a limit price.
 *
 * @param spreadRatio full bid-ask spread as a ratio of the price, 0.0002 is 2 basis points; half of it is paid
 * @param slippageRatio further adverse move as a ratio of the price
 */
public record Friction(BigDecimal spreadRatio, BigDecimal slippageRatio) {
    public static final Friction NONE = new Friction(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Friction {
        if (spreadRatio.signum() < 0 || slippageRatio.signum() < 0) {
            throw new IllegalArgumentException(
                    "spread (%s) and slippage (%s) must not be negative.".formatted(spreadRatio, slippageRatio));
        }
    }

    /** A price from a bar as the taker gets it: moved against the taker, then onto the tick grid away from the taker. */
    Price worsen(Price price, Side side, Price tick) {
        return move(price, side, tick, spreadRatio.multiply(HALF).add(slippageRatio));
    }

    /** A bid or ask as the taker gets it: the spread is in it already. */
    Price slip(Price price, Side side, Price tick) {
        return move(price, side, tick, slippageRatio);
    }

    private static Price move(Price price, Side side, Price tick, BigDecimal ratio) {
        if (ratio.signum() == 0) {
            return price;
        }
        BigDecimal factor = BigDecimal.ONE.add(ratio.multiply(BigDecimal.valueOf(side.sign())));
        return price.times(factor).roundedTo(tick, side.sign() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }
}
