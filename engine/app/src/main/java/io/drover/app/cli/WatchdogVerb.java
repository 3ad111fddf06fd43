package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.config.WatchdogSettings;
import io.drover.app.run.Beat;
import io.drover.app.run.DeadMan;
import io.drover.app.run.Heartbeat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code drover watchdog}: the dead-man switch, in a process of its own. */
@Command(
        name = "watchdog",
        description =
                "watches the run of a data directory until it is stopped itself: a run that shows no sign of life is fenced off,"
                        + " its entries are cancelled and the account is HALTED")
final class WatchdogVerb extends Verb {
    private static final Logger LOG = LoggerFactory.getLogger(WatchdogVerb.class);

    private long checks;

    WatchdogVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        WatchdogSettings settings = config.execution().watchdog();
        DeadMan deadMan =
                new DeadMan(settings.checkEvery(), config.execution().cycle().budget(), settings.progressWithin());
        TakeOver takeOver = new TakeOver(host(), folders(), config, this::note);
        say("watching %s every %s".formatted(shown(folders().heartbeat()), settings.checkEvery()));
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look(deadMan, takeOver);
            } catch (RuntimeException e) {
                LOG.error("look_failed, again in {}", settings.checkEvery(), e);
            }
            LockSupport.parkNanos(settings.checkEvery().toNanos());
        }
        return ExitCode.DONE;
    }

    private void look(DeadMan deadMan, TakeOver takeOver) {
        showLife();
        Optional<Beat> beat = Heartbeat.read(folders().heartbeat());
        deadMan.look(beat, host().nanos().getAsLong()).ifPresent(why -> beat.ifPresent(b -> takeOver.of(b, why)));
    }

    /** For a run that needs a watchdog. */
    private void showLife() {
        try {
            Files.createDirectories(folders().data());
            Files.writeString(
                    folders().watchdog(),
                    "%d %d\n".formatted(ProcessHandle.current().pid(), ++checks));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folders().watchdog(), e);
        }
    }
}
