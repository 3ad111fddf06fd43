package io.drover.trading;

import io.drover.decision.Denial;
import io.drover.model.Control;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ramp of new rules leaves of a cycle's entries. */
final class RampGate {
    private final Optional<Ramp> ramp;
    private final BigDecimal equity;
    private final Map<String, BigDecimal> positions;

    /**
     * The ramp of one cycle.
     *
     * @param began when the rules first ran
     * @param positions value by instrument, working entries included; grows as entries are accepted
     */
    RampGate(
            Optional<Ramp> ramp,
            Instant began,
            Observation seen,
            BigDecimal equity,
            Map<String, BigDecimal> positions) {
        this.ramp = ramp.filter(r -> seen.at().isBefore(began.plus(r.length())));
        this.equity = equity;
        this.positions = positions;
    }

    /** What stands against an entry of this worst value. */
    List<Denial> check(String symbol, BigDecimal worst) {
        List<Denial> denials = new ArrayList<>();
        ramp.ifPresent(r -> {
            BigDecimal held = positions.getOrDefault(symbol, BigDecimal.ZERO);
            atMost("order_value", worst, equity.multiply(r.maxOrderRatio()), denials);
            atMost("position", held.add(worst), equity.multiply(r.maxPositionRatio()), denials);
            atMost("instruments", instrumentsWith(symbol), BigDecimal.valueOf(r.maxInstruments()), denials);
        });
        return denials;
    }

    private BigDecimal instrumentsWith(String symbol) {
        long others = positions.entrySet().stream()
                .filter(e -> e.getValue().signum() > 0 && !e.getKey().equals(symbol))
                .count();
        return BigDecimal.valueOf(others + 1);
    }

    private static void atMost(String name, BigDecimal measured, BigDecimal limit, List<Denial> denials) {
        if (measured.compareTo(limit) > 0) {
            denials.add(new Denial(
                    Control.C37.code(),
                    "%s=%s, limit=%s".formatted(name, measured.toPlainString(), limit.toPlainString())));
        }
    }
}
