package io.drover.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The files of a configuration directory. */
public enum ConfigFile {
    EXECUTION(ExecutionSettings.class),
    SCHEDULE(ScheduleSettings.class),
    INSTRUMENTS(InstrumentSettings.class),
    INDICATORS(IndicatorSettings.class);

    private final Class<?> settings;

    ConfigFile(Class<?> settings) {
        this.settings = settings;
    }

    /** What it binds to. */
    public Class<?> settings() {
        return settings;
    }

    /** {@code execution.yaml} … */
    public String fileName() {
        return word() + ".yaml";
    }

    /** {@code execution} … */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> fileNames() {
        return Arrays.stream(values()).map(ConfigFile::fileName).toList();
    }
}
