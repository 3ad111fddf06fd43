package io.drover.decision;

import io.drover.model.TimeInForce;
import java.util.OptionalDouble;

/**
 * Pricing and time in force that a rule asked for.
 *
 * @param limitOffsetRatio distance of a limit from the reference price on the passive side; absent for market orders
 * @param timeInForce how long the order works
 * @param reason text for people, "" when none
 */
public record Terms(OptionalDouble limitOffsetRatio, TimeInForce timeInForce, String reason) {
    public static final Terms MARKET_DAY = new Terms(OptionalDouble.empty(), TimeInForce.DAY, "");
}
