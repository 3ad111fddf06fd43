package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.math.BigDecimal;
import java.time.Duration;

/** Section {@code orders} of {@code execution.yaml}. */
public record OrderSettings(
        @Setting(
                value = "A market order counts as if filled this far from the reference price. Larger means"
                        + " smaller orders pass the limits.",
                unit = "ratio",
                standard = "0.05")
        BigDecimal collarRatio,

        @Setting(
                value = "An order that could not be sent for this long is abandoned.",
                unit = "ISO-8601 duration",
                standard = "PT10S")
        Duration intentTtl,

        @Setting(
                value = "Equal orders closer than this are duplicates; control C10 denies them. At most PT1H.",
                unit = "ISO-8601 duration",
                standard = "PT1M")
        Duration duplicateWindow) {
    public OrderSettings {
        Range.ratio("collar-ratio", collarRatio);
        Range.between("intent-ttl", intentTtl, Duration.ofMillis(100), Duration.ofHours(1));
        Range.between("duplicate-window", duplicateWindow, Duration.ZERO, Duration.ofHours(1));
    }
}
