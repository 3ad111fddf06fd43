package io.drover.trading;

import io.drover.model.Price;
import io.drover.model.Side;
import java.math.BigDecimal;

/** The worst price at which a market order is counted. */
final class Collar {
    private Collar() {}

    /** {@code reference * (1 + ratio)} for both sides: a sale is valued no lower than that, because value is what is limited. */
    static Price edge(Price reference, Side side, BigDecimal ratio) {
        return side == Side.SELL ? reference : reference.times(BigDecimal.ONE.add(ratio));
    }
}
