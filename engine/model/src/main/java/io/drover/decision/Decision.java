package io.drover.decision;

import io.drover.fact.Proposal;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One proposal with everything that decided it. No denials means that it became an order.
 *
 * @param ordinal {@code cycle-index}, unique in a journal
 * @param proposal the sized proposal that guards judged
 * @param order exact terms
 * @param provenances the rules that asked for it, canonical order, at least one
 * @param reason text for people
 * @param verdicts one per mandatory control and limit row
 * @param denials why not; empty when accepted
 */
public record Decision(
        String ordinal,
        Proposal proposal,
        Order order,
        List<Provenance> provenances,
        String reason,
        List<Verdict> verdicts,
        List<Denial> denials) {
    public Decision {
        provenances = List.copyOf(provenances);
        verdicts = List.copyOf(verdicts);
        denials = List.copyOf(denials);
    }

    public boolean accepted() {
        return denials.isEmpty();
    }

    /**
     * Exact terms of the order that Java computed.
     *
     * @param role entry or exit
     * @param ordType market or limit
     * @param quantity units
     * @param limitPx for limit orders
     * @param timeInForce how long
     * @param stopPx fixed protective stop
     * @param trailingRatio trailing protective stop
     * @param takeProfitPx take profit
     */
    public record Order(
            OrderRole role,
            OrdType ordType,
            Quantity quantity,
            Optional<Price> limitPx,
            TimeInForce timeInForce,
            Optional<Price> stopPx,
            Optional<BigDecimal> trailingRatio,
            Optional<Price> takeProfitPx) {}
}
