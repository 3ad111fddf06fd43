package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.model.Mode;
import io.drover.trading.Ramp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Section {@code ramp} of {@code execution.yaml}. */
public record RampSettings(
        @Setting(
                value = "Which runs keep to it: live ones, all, or none. Backtests never do. When rules first ran is"
                        + " journaled all the same, and live needs that record.",
                unit = "live | always | never",
                standard = "live")
        WhichRuns applies,

        @Setting(
                value = "How long rules are new, from their first run on. Other rules, another table and the first live"
                        + " run begin it anew.",
                unit = "ISO-8601 duration",
                standard = "P5D")
        Duration length,

        @Setting(value = "Largest worst-case value of one order over equity.", unit = "ratio", standard = "0.02")
        BigDecimal maxOrderRatio,

        @Setting(
                value = "Largest position in one instrument over equity, working entries included.",
                unit = "ratio",
                standard = "0.05")
        BigDecimal maxPositionRatio,

        @Setting(value = "Instruments in which something may be held or work.", unit = "instruments", standard = "5")
        int maxInstruments) {
    public RampSettings {
        Range.between("length", length, Duration.ofHours(1), Duration.ofDays(365));
        Range.ratio("max-order-ratio", maxOrderRatio);
        Range.ratio("max-position-ratio", maxPositionRatio);
        Range.between("max-instruments", maxInstruments, 1, 10_000);
    }

    /** What the gate of a run is given. */
    public Optional<Ramp> toRamp(Mode mode) {
        return applies.includes(mode)
                ? Optional.of(new Ramp(length, maxOrderRatio, maxPositionRatio, maxInstruments))
                : Optional.empty();
    }
}
