package io.drover.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** {@code drover stop}: ends a run in order. */
@Command(name = "stop", description = "ends the run of a data directory in order; exit code 1 when none runs")
final class StopVerb extends Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    StopVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Optional<ProcessHandle> process = StatusFile.living(folders().statusFile());
        if (process.isEmpty()) {
            note("nothing runs with data directory %s".formatted(shown(folders().data())));
            return ExitCode.FINDINGS;
        }
        ask();
        try {
            process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            say("process %s has ended in order".formatted(process.get().pid()));
            return ExitCode.DONE;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            note("process %s has not ended within %s seconds.\nMaybe it waits for its next cycle: send it SIGTERM."
                    .formatted(process.get().pid(), PATIENCE.toSeconds()));
            return ExitCode.FINDINGS;
        }
    }

    private void ask() {
        try {
            Files.writeString(folders().stopFile(), "stop\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folders().stopFile(), e);
        }
    }
}
