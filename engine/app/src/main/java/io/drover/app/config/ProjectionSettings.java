package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.util.Optional;

/** Section {@code projection} of {@code execution.yaml}. */
public record ProjectionSettings(
        @Setting(
                value = "JDBC address of a PostgreSQL database. Absent: an H2 file in the data directory.",
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
    public ProjectionSettings {
        url.ifPresent(address -> Range.require(
                address.startsWith("jdbc:postgresql:"),
                "url",
                "must begin with jdbc:postgresql:",
                "remove the key to use the H2 file"));
    }
}
