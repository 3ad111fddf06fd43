package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.time.Duration;

/** Section {@code watchdog} of {@code execution.yaml}. */
public record WatchdogSettings(
        @Setting(
                value =
                        "How often drover watchdog looks at the run. Three looks without a sign of life, or without one for"
                                + " twice the cycle budget and one look more, and the run is fenced off and the account halted.",
                unit = "ISO-8601 duration",
                standard = "PT5S")
        Duration checkEvery,

        @Setting(
                value =
                        "A run whose journal has not grown for this long, or for two cycles where they are longer apart, is"
                                + " fenced off as well.",
                unit = "ISO-8601 duration",
                standard = "PT1M")
        Duration progressWithin,

        @Setting(
                value =
                        "Whether the watchdog also closes everything once it has halted the account. False: stops at the"
                                + " broker stay, a person decides.",
                unit = "true | false",
                standard = "false")
        boolean liquidate,

        @Setting(
                value = "Whether a run needs a watchdog: while none is heard of, no entries are made.",
                unit = "true | false",
                standard = "false")
        boolean required,

        @Setting(value = "How long a required watchdog may be silent.", unit = "ISO-8601 duration", standard = "PT30S")
        Duration silentAfter) {
    public WatchdogSettings {
        Range.between("check-every", checkEvery, Duration.ofMillis(100), Duration.ofMinutes(1));
        Range.between("progress-within", progressWithin, Duration.ofSeconds(1), Duration.ofDays(1));
        Range.between("silent-after", silentAfter, Duration.ofSeconds(1), Duration.ofHours(1));
    }
}
