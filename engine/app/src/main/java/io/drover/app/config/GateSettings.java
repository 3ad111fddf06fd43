package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.trading.AccountCeilings;
import io.drover.trading.Ceilings;
import io.drover.trading.Ramp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Section {@code gate} of {@code execution.yaml}. Where limits.csv speaks of the same thing the tighter one holds. */
public record GateSettings(
        @Setting(
                value = "Largest worst-case value of one order. Larger ones are denied.",
                unit = "account currency",
                standard = "100000")
        BigDecimal maxOrderValue,

        @Setting(
                value = "Largest quantity of one order: stops a value typed as a quantity.",
                unit = "units of the instrument",
                standard = "1000000")
        BigDecimal maxOrderQuantity,

        @Setting(
                value = "Largest worst-case value of all entries of one cycle. One breach refuses them all.",
                unit = "account currency",
                standard = "250000")
        BigDecimal maxCycleValue,

        @Setting(
                value = "New orders in any 60 seconds. Exits are never counted out.",
                unit = "orders",
                standard = "120")
        int maxOrdersPerMinute,

        @Setting(value = "Largest gross exposure over equity: 1 is 100 %, no leverage.", unit = "ratio", standard = "2")
        BigDecimal maxGrossRatio,

        @Setting(
                value = "An older reference price lets no entry through. Bars need more than their length.",
                unit = "ISO-8601 duration",
                standard = "P4D")
        Duration maxPriceAge,

        @Setting(
                value = "An order price further from the reference price than this is taken for an error.",
                unit = "ratio",
                standard = "0.5")
        BigDecimal maxPriceJumpRatio) {
    public GateSettings {
        Range.positive("max-order-value", maxOrderValue);
        Range.positive("max-order-quantity", maxOrderQuantity);
        Range.positive("max-cycle-value", maxCycleValue);
        Range.between("max-orders-per-minute", maxOrdersPerMinute, 1, 10_000);
        Range.positive("max-gross-ratio", maxGrossRatio);
        Range.between("max-price-age", maxPriceAge, Duration.ofSeconds(1), Duration.ofDays(10));
        Range.positive("max-price-jump-ratio", maxPriceJumpRatio);
    }

    /**
     * What the engine is told.
     *
     * @param ramp of rules that are new, where the run keeps to it
     */
    public Ceilings toCeilings(Optional<Ramp> ramp) {
        return new Ceilings(
                maxOrderValue,
                maxOrderQuantity,
                maxCycleValue,
                maxOrdersPerMinute,
                maxGrossRatio,
                maxPriceAge,
                maxPriceJumpRatio,
                AccountCeilings.DEFAULTS.with(ramp));
    }
}
