package io.drover.app.cli;

import io.drover.app.run.RunProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows a run on the console and in the status file. Owner thread, but for the end. */
final class RunReporter {
    private static final long WRITE_NANOS = Duration.ofMillis(500).toNanos();

    private final Host host;
    private final Folders folders;
    private final String dataset;
    private final Supplier<String> evaluator;
    private final ProgressLine line;
    private Optional<RunProgress> last = Optional.empty();
    private long written;

    /** @param evaluator says what decides */
    RunReporter(Host host, Folders folders, String dataset, Supplier<String> evaluator) {
        this.host = host;
        this.folders = folders;
        this.dataset = dataset;
        this.evaluator = evaluator;
        this.line = new ProgressLine(host.console(), host.nanos());
    }

    void progress(RunProgress progress) {
        boolean first = last.isEmpty();
        last = Optional.of(progress);
        line.run(progress);
        long now = host.nanos().getAsLong();
        if (first || now - written >= WRITE_NANOS) {
            written = now;
            write(true, "", progress);
        }
    }

    void ended(String reason) {
        last.ifPresent(progress -> write(false, reason, progress));
    }

    private void write(boolean running, String reason, RunProgress progress) {
        StatusFile.write(
                folders.statusFile(),
                new RunStatus(
                        running,
                        ProcessHandle.current().pid(),
                        host.clock().instant().toString(),
                        dataset,
                        "paper",
                        evaluator.get(),
                        reason,
                        progress));
    }
}
