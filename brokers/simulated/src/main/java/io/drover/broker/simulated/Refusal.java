package io.drover.broker.simulated;

import io.drover.order.SubmitResult;
import java.util.Locale;

/** Why the simulated broker rejects a request; the name is the code. */
public enum Refusal {
    UNKNOWN_INSTRUMENT,
    UNKNOWN_ORDER,
    CURRENCY_NOT_SUPPORTED,
    TIME_IN_FORCE_NOT_SUPPORTED,
    DUPLICATE_CL_ORD_ID,
    PRICE_OFF_TICK,
    QUANTITY_OFF_LOT,
    PROTECTION_INVALID,
    REPLACE_INVALID,
    MARKET_CLOSED,
    EXPIRED_ON_ARRIVAL,
    PRICE_NOT_KNOWN,
    NOT_SHORTABLE,
    POSITION_INSUFFICIENT,
    POSITION_IS_LONG,
    INSUFFICIENT_BUYING_POWER,
    /** The broker's own log cannot be written. */
    BROKER_UNAVAILABLE;

    SubmitResult.Rejected because(String format, Object... values) {
        return new SubmitResult.Rejected(name(), String.format(Locale.ROOT, format, values));
    }
}
