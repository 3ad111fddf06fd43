package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.time.Duration;

/** Section {@code cycle} of {@code execution.yaml}. */
public record CycleSettings(
        @Setting(
                value = "Longest time one stage of rules may take. Over it the cycle is discarded and the account"
                        + " halts.",
                unit = "ISO-8601 duration",
                standard = "PT2S")
        Duration budget,

        @Setting(
                value = "Most rule firings of one stage in one cycle. Over it the cycle is discarded.",
                unit = "firings",
                standard = "100000")
        int firingLimit,

        @Setting(
                value = "Unrecorded cycles before trading, so that the first real one is not slow. Fewer start"
                        + " faster.",
                unit = "cycles",
                standard = "50")
        int warmUpCycles) {
    public CycleSettings {
        Range.between("budget", budget, Duration.ofMillis(10), Duration.ofMinutes(5));
        Range.between("firing-limit", firingLimit, 100, 100_000_000);
        Range.between("warm-up-cycles", warmUpCycles, 0, 10_000);
    }
}
