package io.drover.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command line in a process of its own, which can be killed. */
final class ToolProcess {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();

    private final Path directory;
    private final Path errors;
    private final Map<String, String> environment;

    /**
     * Processes of one kind.
     *
     * @param errors file for what they write to standard error
     * @param environment besides the inherited one
     */
    ToolProcess(Path directory, Path errors, Map<String, String> environment) {
        this.directory = directory;
        this.errors = errors;
        this.environment = environment;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + CHECKOUT.resolve("engine/app/src/main/resources/logback.xml"),
                "-Ddrover.home=" + CHECKOUT,
                "-Ddrover.samples=" + Path.of("target", "sample-data").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.drover.app.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
        builder.environment()
                .putAll(Map.of("DROVER__MACHINE__MAX_JOURNAL_SYNC", "PT1M", "DROVER__MACHINE__CLOCK_LIMIT", "PT1H"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
