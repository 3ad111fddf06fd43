package io.drover.order;

import io.drover.model.ExecId;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.time.Instant;

/** What happened to an account without an order, as its broker booked it. */
public sealed interface AccountEvent {
    /** The broker's id, never reused: told twice, it has happened once. */
    ExecId id();

    /** When it was booked, UTC. */
    Instant at();

    <R> R match(Cases<R> cases);

    /**
     * Every unit held became {@code ratio} units; working orders changed as {@link SplitTerms} say.
     *
     * @param ratio 7 for a 7:1 split, 0.1 for a 1:10 reverse split
     * @param fraction units beyond whole lots, taken out of the position for cash; its sign is the position's
     * @param cashInLieu paid for the fraction; negative when the position is short, 0 without a fraction
     */
    record Split(ExecId id, Instant at, InstrumentId instrument, BigDecimal ratio, Quantity fraction, Money cashInLieu)
            implements AccountEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.split(this);
        }
    }

    /**
     * A dividend was paid.
     *
     * @param amount negative when the position was short: its owner is paid by us
     */
    record Dividend(ExecId id, Instant at, InstrumentId instrument, Money amount) implements AccountEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.dividend(this);
        }
    }

    /** One method per kind. */
    interface Cases<R> {
        R split(Split event);

        R dividend(Dividend event);
    }
}
