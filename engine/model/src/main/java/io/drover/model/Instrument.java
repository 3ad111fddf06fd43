package io.drover.model;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What is traded and how orders for it must look.
 *
 * @param id stable identity
 * @param assetClass kind of instrument
 * @param currency quote currency of prices and P&amp;L
 * @param tick smallest price step, positive
 * @param lot smallest quantity step, positive
 * @param multiplier units of currency per price point and unit, positive; 1 for shares
 * @param sector grouping for exposure limits, "" when none
 * @param calendar name of the exchange calendar, e.g. {@code XNYS} or {@code 24/7}
 * @param priceSource what controls and marks measure against
 * @param maxPriceAge older marks than this are stale
 * @param shortable whether it may be sold short
 */
public record Instrument(
        InstrumentId id,
        AssetClass assetClass,
        Currency currency,
        Price tick,
        Quantity lot,
        BigDecimal multiplier,
        String sector,
        String calendar,
        PriceSource priceSource,
        Duration maxPriceAge,
        boolean shortable) {
    public Instrument {
        multiplier = Decimals.normalize(multiplier);
        requirePositive(id, "tick", tick.value());
        requirePositive(id, "lot", lot.value());
        requirePositive(id, "multiplier", multiplier);
    }

    private static void requirePositive(InstrumentId id, String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("%s: %s (%s) must be positive.".formatted(id, name, value));
        }
    }

    /** Exact value in quote currency of a signed quantity at a price, multiplier included. */
    public Money value(Price price, Quantity quantity) {
        return price.times(quantity, currency).times(multiplier);
    }
}
