package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.time.Duration;

/** Section {@code machine} of {@code execution.yaml}. */
public record MachineSettings(
        @Setting(
                value = "Less free disk space for the data directory lets no entries be made.",
                unit = "MiB",
                standard = "1024")
        int minFreeDiskMib,

        @Setting(
                value =
                        "Of the last 1000 journal syncs 99 % must be faster; otherwise no entries are made. Judged after the"
                                + " first 100, in runs that keep pace with their data.",
                unit = "ISO-8601 duration",
                standard = "PT0.25S")
        Duration maxJournalSync,

        @Setting(
                value = "A larger jump of the machine's clock since the start of the run is a warning.",
                unit = "ISO-8601 duration",
                standard = "PT0.5S")
        Duration clockWarn,

        @Setting(
                value =
                        "A larger one lets no entries be made until the clock is back, or a new run begins; in runs that keep pace with"
                                + " their data.",
                unit = "ISO-8601 duration",
                standard = "PT2S")
        Duration clockLimit) {
    private static final Duration SLOWEST = Duration.ofMinutes(5);
    private static final Duration FARTHEST = Duration.ofDays(1);

    public MachineSettings {
        Range.between("min-free-disk-mib", minFreeDiskMib, 16, 100_000_000);
        Range.between("max-journal-sync", maxJournalSync, Duration.ofMillis(1), SLOWEST);
        Range.between("clock-warn", clockWarn, Duration.ofMillis(10), FARTHEST);
        Range.between("clock-limit", clockLimit, Duration.ofMillis(10), FARTHEST);
    }

    /**
     * For a run that goes faster than its data was recorded: its clock is the data's and waits for the journal, so that what it
     * decides must not depend on how fast this machine is.
     */
    public MachineSettings onTheClockOfItsData() {
        return new MachineSettings(minFreeDiskMib, SLOWEST, clockWarn, FARTHEST);
    }
}
