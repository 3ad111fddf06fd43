package io.drover.order;

import io.drover.model.OrdType;
import io.drover.model.TimeInForce;
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
 * @param idempotentKey whether our clOrdId is unique at the broker for ever (class A)
 */
public record Capabilities(
        Set<OrdType> ordTypes,
        Set<TimeInForce> timesInForce,
        boolean protection,
        boolean replace,
        boolean fractional,
        boolean shortSelling,
        boolean idempotentKey) {
    public Capabilities {
        ordTypes = Set.copyOf(ordTypes);
        timesInForce = Set.copyOf(timesInForce);
    }
}
