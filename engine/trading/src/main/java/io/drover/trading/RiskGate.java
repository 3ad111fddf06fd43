package io.drover.trading;

import io.drover.decision.Denial;
import io.drover.fact.Account;
import io.drover.fact.Exposure;
import io.drover.fact.FactNumbers;
import io.drover.model.OrderRole;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last check before an order exists: ceilings in exact decimals that rules can tighten and never loosen. Exits pass
 * the checks of quantity and price only, because stopping an exit is the greater danger.
 */
final class RiskGate {
    private final Ceilings ceilings;
    private final MarginSchedule margin;
    private final Observation seen;
    private final BigDecimal equity;
    private final Map<String, BigDecimal> positions = new HashMap<>();
    private BigDecimal basket = BigDecimal.ZERO;
    private BigDecimal gross = BigDecimal.ZERO;
    private BigDecimal bound;
    private long orders;
    private long working;

    RiskGate(EngineSettings settings, EngineState state, Observation seen) {
        this.ceilings = settings.ceilings();
        this.margin = settings.margin();
        this.seen = seen;
        Account account = seen.account();
        this.equity = FactNumbers.toDecimal(account.equity());
        this.bound = equity.subtract(FactNumbers.toDecimal(account.buyingPower()));
        for (Exposure e : seen.snapshot().all(Exposure.class)) {
            if (e.scope().equals("ACCOUNT")) {
                gross = FactNumbers.toDecimal(e.gross());
            } else if (e.scope().equals("INSTRUMENT")) {
                positions.put(e.name(), FactNumbers.toDecimal(e.gross()));
            }
        }
        this.orders = state.activities().ordersOfLastMinute(seen.at());
        for (Order order : state.books().openOrders()) {
            working += order.is(OrderRole.ENTRY) ? 1 : 0;
        }
    }

    /** Counts a candidate into the cycle's basket; call for all that nothing else refuses, before the first check. */
    void enter(Candidate c) {
        if (c.isEntry()) {
            basket = basket.add(worst(c));
        }
    }

    /** What stands against the candidate. */
    List<Denial> check(Candidate c) {
        List<Denial> denials = new ArrayList<>();
        checkPrice(c, denials);
        atMost("GATE_QUANTITY", "order_qty", c.order().quantity().value(), ceilings.maxOrderQty(), denials);
        if (c.isEntry()) {
            BigDecimal worst = worst(c);
            atMost("GATE_ORDER_VALUE", "worst_value", worst, ceilings.maxOrderValue(), denials);
            atMost("GATE_CYCLE_VALUE", "cycle_value", basket, ceilings.maxCycleValue(), denials);
            atMost(
                    "GATE_ORDER_RATE",
                    "orders_per_minute",
                    BigDecimal.valueOf(orders + 1),
                    BigDecimal.valueOf(ceilings.maxOrdersPerMinute()),
                    denials);
            BigDecimal grossLimit = equity.multiply(ceilings.maxGrossRatio());
            atMost("GATE_GROSS_EXPOSURE", "gross", gross.add(worst), grossLimit, denials);
            checkAge(c, denials);
            checkAccount(c, worst, denials);
        }
        return denials;
    }

    private void checkAccount(Candidate c, BigDecimal worst, List<Denial> denials) {
        AccountCeilings most = ceilings.account();
        Account account = seen.account();
        BigDecimal position =
                positions.getOrDefault(c.symbol(), BigDecimal.ZERO).add(worst);
        atMost(
                "GATE_WORKING_ORDERS",
                "working",
                BigDecimal.valueOf(working + 1),
                BigDecimal.valueOf(most.maxWorkingOrders()),
                denials);
        atMost("GATE_POSITION", "position", position, equity.multiply(most.maxPositionRatio()), denials);
        atMost("GATE_MARGIN", "margin", bound.add(margin(c, worst)), equity.multiply(most.maxMarginRatio()), denials);
        atMost("GATE_DAILY_LOSS", "day_loss_ratio", account.dayLossRatio(), most.maxDayLossRatio(), denials);
        atMost("GATE_DRAWDOWN", "drawdown_ratio", account.drawdownRatio(), most.maxDrawdownRatio(), denials);
    }

    /** The candidate became an order: it uses up its share of the ceilings. */
    void accept(Candidate c) {
        orders++;
        if (c.isEntry()) {
            BigDecimal worst = worst(c);
            working++;
            gross = gross.add(worst);
            bound = bound.add(margin(c, worst));
            positions.merge(c.symbol(), worst, BigDecimal::add);
        }
    }

    private static BigDecimal worst(Candidate c) {
        return c.instrument().value(c.worstPrice(), c.order().quantity()).abs().amount();
    }

    private BigDecimal margin(Candidate c, BigDecimal worst) {
        return worst.multiply(margin.at(seen.at(), c.instrument().assetClass()).initialRatio());
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

    private static void atMost(String code, String name, double measured, BigDecimal limit, List<Denial> denials) {
        if (FactNumbers.compare(measured, limit) > 0) {
            atMost(code, name, FactNumbers.toDecimal(measured), limit, denials);
        }
    }

    private static void atMost(String code, String name, BigDecimal measured, BigDecimal limit, List<Denial> denials) {
        if (measured.compareTo(limit) > 0) {
            denials.add(new Denial(
                    code, "%s=%s, limit=%s".formatted(name, measured.toPlainString(), limit.toPlainString())));
        }
    }
}
