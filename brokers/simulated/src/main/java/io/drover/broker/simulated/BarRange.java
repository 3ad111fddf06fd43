package io.drover.broker.simulated;

import io.drover.model.Price;
import io.drover.model.Quantity;

/**
 * Prices and volume of one closed bar, exact.
 *
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded, 0 when unknown or none
 */
public record BarRange(Price open, Price high, Price low, Price close, Quantity volume) {
    public BarRange {
        if (low.compareTo(open) > 0
                || low.compareTo(close) > 0
                || high.compareTo(open) < 0
                || high.compareTo(close) < 0
                || volume.signum() < 0) {
            throw new IllegalArgumentException(
                    "bar (open %s, high %s, low %s, close %s, volume %s) is not sane.\nMaybe its columns are swapped."
                            .formatted(open, high, low, close, volume));
        }
    }
}
