package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.util.Optional;

/** Section {@code journal} of {@code execution.yaml}. */
public record JournalSettings(
        @Setting(
                value =
                        "JDBC address of a PostgreSQL database of its own. Several machines may share it: one writes, the"
                                + " others stand by. Absent: files in the data directory.",
                unit = "jdbc:postgresql://…",
                standard = "")
        Optional<String> url,

        @Setting(value = "User of that database.", unit = "name", standard = "drover")
        String user,

        @Setting(
                value = "File with its password, readable by its owner only. The password itself never stands in"
                        + " configuration.",
                unit = "path",
                standard = "")
        Optional<String> passwordFile) {
    public JournalSettings {
        url.ifPresent(address -> Range.require(
                address.startsWith("jdbc:postgresql:"),
                "url",
                "must begin with jdbc:postgresql:",
                "remove the key to keep the journal in files"));
    }
}
