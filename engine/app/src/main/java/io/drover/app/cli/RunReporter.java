package io.drover.app.cli;

import io.drover.app.run.RunProgress;
import java.time.Duration;
import java.util.Optional;

/** Shows a run on the console and in the status file. Owner thread, but for the end. */
final class RunReporter {
    private static final long WRITE_NANOS = Duration.ofMillis(500).toNanos();

    private final Host host;
    private final Folders folders;
    private final String dataset;
    private final ProgressLine line;
    private Optional<RunProgress> last = Optional.empty();
    private long written;

    RunReporter(Host host, Folders folders, String dataset) {
        this.host = host;
        this.folders = folders;
        this.dataset = dataset;
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
                        reason,
                        progress));
    }
}
