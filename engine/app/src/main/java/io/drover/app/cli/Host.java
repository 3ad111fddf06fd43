package io.drover.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The machine as a verb sees it.
 *
 * @param environment variables
 * @param directory the working directory
 * @param home the distribution: has {@code rules} and {@code config}
 * @param samples folder of the sample data
 * @param console where to write
 * @param clock wall clock
 * @param nanos monotonic nanoseconds, for durations only
 * @param build version of the program
 * @param program file of the program, or folder of its classes
 * @param command of another process of this program with the given arguments
 * @param secret makes bytes that nobody can guess
 * @param halt ends the process at once with an exit code, whatever its threads do
 */
public record Host(
        Map<String, String> environment,
        Path directory,
        Path home,
        Path samples,
        Console console,
        Clock clock,
        LongSupplier nanos,
        String build,
        Path program,
        UnaryOperator<List<String>> command,
        Supplier<byte[]> secret,
        IntConsumer halt) {
    public Host {
        environment = Map.copyOf(environment);
    }
}
