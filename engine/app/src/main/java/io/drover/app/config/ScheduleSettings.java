package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code schedule.yaml}: what runs when. */
public record ScheduleSettings(
        @Setting("Cycles by name: lower-case letters, digits and -.")
        Map<String, CycleSchedule> cycles,

        @Setting(
                value = "How often market data files are looked at again in a run. New rows are used from the next"
                        + " cycle on.",
                unit = "ISO-8601 duration",
                standard = "PT30M")
        Duration dataRefresh,

        @Setting(
                value = "When the report of the day before is written to the output directory.",
                unit = "Quartz cron, UTC",
                standard = "0 5 0 * * ?")
        String dailyReport,

        @Setting(
                value = "How often a run makes sure that the journal is synced and signed.",
                unit = "ISO-8601 duration",
                standard = "PT15M")
        Duration checkpoint,

        @Setting(
                value =
                        "How often a run compares its books with the broker's: before the first cycle after this time, by"
                                + " the clock of the recorded data. It also does so at its start.",
                unit = "ISO-8601 duration",
                standard = "PT1H")
        Duration reconciliation) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ScheduleSettings {
        cycles = Collections.unmodifiableMap(new TreeMap<>(cycles));
        cycles.keySet()
                .forEach(name -> Range.require(
                        NAME.matcher(name).matches(),
                        "cycles." + name,
                        "must have a name of lower-case letters, digits and -",
                        "write crypto-5m"));
        Range.between("data-refresh", dataRefresh, Duration.ofSeconds(1), Duration.ofDays(7));
        Range.between("checkpoint", checkpoint, Duration.ofSeconds(1), Duration.ofDays(1));
        Range.between("reconciliation", reconciliation, Duration.ofMinutes(1), Duration.ofDays(1));
        Cron.requireValid("daily-report", dailyReport);
    }
}
