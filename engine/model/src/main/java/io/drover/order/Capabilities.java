package io.drover.order;

import io.drover.model.OrdType;
import io.drover.model.TimeInForce;
import java.time.Duration;
import java.util.Set;

/**
 * What a broker can do, asked before an order is built.
 *
 * @param ordTypes order types it takes
 * @param timesInForce times in force it takes
 * @param protection whether it works attached stop and take-profit legs
 * @param replace whether a working order can be changed
 * @param fractional whether quantities off the instrument's lot are possible
 * @param shortSelling whether it lends
 * @param clientKey what it makes of our clOrdId
 * @param requestTimeout how long one request may take before nobody knows what became of it, positive
 * @param standingAtHand whether it knows its standing without asking anybody, so that every cycle may ask for it
 */
public record Capabilities(
        Set<OrdType> ordTypes,
        Set<TimeInForce> timesInForce,
        boolean protection,
        boolean replace,
        boolean fractional,
        boolean shortSelling,
        ClientKey clientKey,
        Duration requestTimeout,
        boolean standingAtHand) {
    public Capabilities {
        ordTypes = Set.copyOf(ordTypes);
        timesInForce = Set.copyOf(timesInForce);
        if (requestTimeout.isZero() || requestTimeout.isNegative()) {
            throw new IllegalArgumentException("request timeout (%s) must be positive.".formatted(requestTimeout));
        }
    }
}
