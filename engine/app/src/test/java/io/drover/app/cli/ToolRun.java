package io.drover.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Runs the command line in this process and keeps what it says. */
final class ToolRun implements Console {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private LongSupplier nanos = System::nanoTime;
    private Path program = Path.of("target", "classes");
    private UnaryOperator<List<String>> command = others -> {
        throw new AssertionError("no process is started here: " + others);
    };
    private final Queue<String> typed = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();

    /** The time budget of a cycle is long, as others are: a busy machine must not decide a test. */
    ToolRun(Path directory) {
        this.directory = directory;
        environment.put("DROVER__CYCLE__BUDGET", "PT5M");
        environment.put("DROVER__MACHINE__MAX_JOURNAL_SYNC", "PT1M");
        environment.put("DROVER__MACHINE__CLOCK_LIMIT", "PT1H");
    }

    ToolRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What a person types at the terminal, line by line. */
    ToolRun typing(String... lines) {
        typed.addAll(List.of(lines));
        return this;
    }

    /** Other nanoseconds than the machine's. */
    ToolRun counting(LongSupplier other) {
        nanos = other;
        return this;
    }

    /** Another program than the classes of this build. */
    ToolRun being(Path file) {
        program = file;
        return this;
    }

    /** What is started instead of a process of this program. */
    ToolRun starting(UnaryOperator<List<String>> process) {
        command = process;
        return this;
    }

    int run(String... arguments) {
        Host host = new Host(
                environment,
                directory,
                CHECKOUT,
                Path.of("target", "sample-data").toAbsolutePath(),
                this,
                Clock.systemUTC(),
                nanos,
                "test",
                program,
                command,
                () -> new byte[] {1, 2, 3},
                code -> {
                    throw new AssertionError("halted with exit code " + code);
                });
        return CommandLineTool.run(host, arguments);
    }

    String said() {
        return String.join("\n", said);
    }

    String noted() {
        return String.join("\n", noted);
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public void note(String line) {
        noted.add(line);
    }

    @Override
    public void redraw(String line) {
        noted.add(line);
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.ofNullable(typed.poll());
    }

    @Override
    public boolean isTerminal() {
        return false;
    }
}
