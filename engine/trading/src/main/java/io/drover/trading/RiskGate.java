package io.drover.trading;

import io.drover.decision.Denial;
import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The last check before an order exists: ceilings in exact decimals that rules can tighten and never loosen. Exits pass
 * the checks of quantity and price only, because stopping an exit is the greater danger.
 */
final class RiskGate {
    private final Ceilings ceilings;
    private final Observation seen;
    private BigDecimal cycleValue = BigDecimal.ZERO;
    private BigDecimal gross;
    private long orders;

    RiskGate(Ceilings ceilings, EngineState state, Observation seen) {
        this.ceilings = ceilings;
        this.seen = seen;
        this.gross = seen.snapshot().all(io.drover.fact.Exposure.class).stream()
                .filter(e -> e.scope().equals("ACCOUNT"))
                .map(e -> FactNumbers.toDecimal(e.gross()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        this.orders = state.activities().ordersOfLastMinute(seen.at());
    }

    /** What stands against the candidate; when nothing does, it uses up its share of the cycle's ceilings. */
    List<Denial> check(Candidate c) {
        List<Denial> denials = new ArrayList<>();
        Instrument instrument = c.instrument();
        Money worst = instrument.value(c.worstPrice(), c.order().quantity()).abs();
        checkPrice(c, denials);
        atMost("GATE_QUANTITY", "order_qty", c.order().quantity().value(), ceilings.maxOrderQty(), denials);
        if (c.isEntry()) {
            BigDecimal equity = FactNumbers.toDecimal(seen.account().equity());
            atMost("GATE_ORDER_VALUE", "worst_value", worst.amount(), ceilings.maxOrderValue(), denials);
            atMost(
                    "GATE_CYCLE_VALUE",
                    "cycle_value",
                    cycleValue.add(worst.amount()),
                    ceilings.maxCycleValue(),
                    denials);
            atMost(
                    "GATE_ORDER_RATE",
                    "orders_per_minute",
                    BigDecimal.valueOf(orders + 1),
                    BigDecimal.valueOf(ceilings.maxOrdersPerMinute()),
                    denials);
            atMost(
                    "GATE_GROSS_EXPOSURE",
                    "gross",
                    gross.add(worst.amount()),
                    equity.multiply(ceilings.maxGrossRatio()),
                    denials);
            checkAge(c, denials);
        }
        if (denials.isEmpty()) {
            use(c, worst);
        }
        return denials;
    }

    private void use(Candidate c, Money worst) {
        orders++;
        if (c.isEntry()) {
            cycleValue = cycleValue.add(worst.amount());
            gross = gross.add(worst.amount());
        }
    }

    private void checkPrice(Candidate c, List<Denial> denials) {
        BigDecimal reference = c.mark().price().value();
        if (reference.signum() <= 0) {
            denials.add(new Denial("GATE_PRICE_INSANE", "reference_px=" + reference));
            return;
        }
        BigDecimal jump = c.worstPrice().value().subtract(reference).abs().divide(reference, MathContext.DECIMAL64);
        atMost("GATE_PRICE_INSANE", "price_jump_ratio", jump, ceilings.maxPriceJumpRatio(), denials);
    }

    private void checkAge(Candidate c, List<Denial> denials) {
        Duration age = Duration.between(c.mark().time(), seen.at());
        if (age.isNegative() || age.compareTo(ceilings.maxPriceAge()) > 0) {
            denials.add(new Denial("GATE_PRICE_STALE", "age=%s, limit=%s".formatted(age, ceilings.maxPriceAge())));
        }
    }

    private static void atMost(String code, String name, BigDecimal measured, BigDecimal limit, List<Denial> denials) {
        if (measured.compareTo(limit) > 0) {
            denials.add(new Denial(
                    code, "%s=%s, limit=%s".formatted(name, measured.toPlainString(), limit.toPlainString())));
        }
    }
}
