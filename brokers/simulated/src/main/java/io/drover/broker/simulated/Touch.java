package io.drover.broker.simulated;

import io.drover.model.Price;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The prices that can be had at one moment.
 *
 * @param moment what made them
 * @param at when, UTC
 * @param buy what a purchase pays
 * @param sell what a sale gets
 * @param quoted whether they are an ask and a bid, so that the spread is in them
 */
record Touch(Moment moment, Instant at, Price buy, Price sell, boolean quoted) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    enum Moment {
        /** An order has just arrived and meets the last known price. */
        ARRIVAL,
        OPEN,
        CLOSE,
        QUOTE,
        SESSION_CLOSE
    }

    static Touch of(Moment moment, Instant at, Price price) {
        return new Touch(moment, at, price, price, false);
    }

    Price priceFor(Side side) {
        return side == Side.BUY ? buy : sell;
    }

    Price middle() {
        return buy.plus(sell).times(HALF);
    }

    Touch as(Moment other, Instant when) {
        return new Touch(other, when, buy, sell, quoted);
    }
}
