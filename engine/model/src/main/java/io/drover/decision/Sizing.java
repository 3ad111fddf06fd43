package io.drover.decision;

import java.util.function.Function;

/** How Java is to compute an entry's quantity. */
public sealed interface Sizing {
    /**
     * A share of equity at the reference price.
     *
     * @param ratio share of equity, 0.10 is 10 %
     */
    record EquityShare(double ratio) implements Sizing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.equityShare().apply(this);
        }
    }

    /**
     * A number of units.
     *
     * @param units of the instrument
     */
    record Units(double units) implements Sizing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.units().apply(this);
        }
    }

    /**
     * A value.
     *
     * @param amount in account currency
     */
    record Notional(double amount) implements Sizing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notional().apply(this);
        }
    }

    /**
     * What may be lost.
     *
     * @param ratio share of equity that is lost when the stop is hit
     */
    record RiskShare(double ratio) implements Sizing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.riskShare().apply(this);
        }
    }

    <R> R match(Cases<R> cases);

    /** One answer per case. */
    record Cases<R>(
            Function<EquityShare, R> equityShare,
            Function<Units, R> units,
            Function<Notional, R> notional,
            Function<RiskShare, R> riskShare) {}
}
