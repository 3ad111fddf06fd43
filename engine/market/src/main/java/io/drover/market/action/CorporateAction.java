package io.drover.market.action;

import io.drover.model.InstrumentId;
import io.drover.model.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a company does to its shares. Takes effect before the opening of its date. */
public sealed interface CorporateAction {
    InstrumentId instrument();

    /** First session that trades with it, the ex-date. */
    LocalDate date();

    <R> R match(Cases<R> cases);

    /** When prices and positions count it: as its date begins in UTC, between the session of New York before and that of the date. */
    default Instant takesEffect() {
        return date().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Every share becomes {@code ratio} shares.
     *
     * @param ratio 4 for a 4:1 split, 0.1 for a reverse split
     */
    record Split(InstrumentId instrument, LocalDate date, BigDecimal ratio) implements CorporateAction {
        public Split {
            if (ratio.signum() <= 0) {
                throw new IllegalArgumentException(
                        "%s %s: split ratio (%s) must be positive.".formatted(instrument, date, ratio));
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.split(this);
        }
    }

    /**
     * Holders at the close before the date are paid.
     *
     * @param perShare in quote currency
     */
    record Dividend(InstrumentId instrument, LocalDate date, Price perShare) implements CorporateAction {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.dividend(this);
        }
    }

    /** One method per kind. */
    interface Cases<R> {
        R split(Split split);

        R dividend(Dividend dividend);
    }
}
