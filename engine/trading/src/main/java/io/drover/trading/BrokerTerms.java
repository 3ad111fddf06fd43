package io.drover.trading;

import io.drover.order.MessageRate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How the engine deals with its broker.
 *
 * @param breaks what a difference between the books does
 * @param messageRate our own bound, beside the broker's; the lower one holds
 * @param reservedRatio share of each bound that only cancels, exits and protective orders may use, 0.2 is 20 %
 * @param errors so many within the window let no entries through until the broker has been well again
 * @param errorWindow over which they are counted
 */
public record BrokerTerms(
        BreakPolicy breaks,
        Optional<MessageRate> messageRate,
        BigDecimal reservedRatio,
        int errors,
        Duration errorWindow) {
    public static final BrokerTerms DEFAULTS =
            new BrokerTerms(BreakPolicy.ESCALATE, Optional.empty(), new BigDecimal("0.2"), 10, Duration.ofMinutes(5));
}
