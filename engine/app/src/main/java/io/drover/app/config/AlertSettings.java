package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.time.Duration;
import java.util.List;

/** Section {@code alerts} of {@code execution.yaml}. */
public record AlertSettings(
        @Setting(
                value = "Alerts that say the same are told once in this time; the others become one line with their"
                        + " number.",
                unit = "ISO-8601 duration",
                standard = "PT5M")
        Duration repeatAfter,

        @Setting(
                value = "More alerts in a minute become one line with their number. A halt or a kill is always told at"
                        + " once.",
                unit = "alerts",
                standard = "30")
        int maxPerMinute,

        @Setting(
                value = "A cycle that denies so many proposals is told, in one line with their number and sum.",
                unit = "proposals",
                standard = "10")
        int denialsAtLeast,

        @Setting(
                value = "Runs that make no entries while nobody can be told: command and webhook have both failed for"
                        + " unsent-for, as far as they are set.",
                unit = "live | always | never",
                standard = "live")
        WhichRuns unsentReduces,

        @Setting(value = "How long nobody may be told.", unit = "ISO-8601 duration", standard = "PT5M")
        Duration unsentFor,

        @Setting(
                value = "Program and its arguments, started for each alert, which it reads as one line of JSON. It has"
                        + " five seconds; exit code 0 means that it was told.",
                unit = "list of words",
                standard = "")
        List<String> command,

        @Setting("Alerts by HTTP.") WebhookSettings webhook) {
    public AlertSettings {
        Range.between("repeat-after", repeatAfter, Duration.ofSeconds(1), Duration.ofDays(1));
        Range.between("max-per-minute", maxPerMinute, 1, 10_000);
        Range.between("denials-at-least", denialsAtLeast, 1, 1_000_000);
        Range.between("unsent-for", unsentFor, Duration.ofSeconds(1), Duration.ofDays(1));
    }
}
