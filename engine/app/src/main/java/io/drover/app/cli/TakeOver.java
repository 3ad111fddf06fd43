package io.drover.app.cli;

import io.drover.app.cli.OwnConnection.Stopped;
import io.drover.app.config.Configuration;
import io.drover.app.run.Beat;
import io.drover.app.run.Command.Flatten;
import io.drover.app.run.Fence;
import io.drover.app.run.Latches;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.trading.StopSign;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an account out of the hands of a run that is taken for dead: fences it off, leaves word for the next run, and has entries
 * cancelled over a connection of its own, again at each look until the broker shows none. One thread.
 */
final class TakeOver {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
    private static final Duration CANCEL = Duration.ofSeconds(10);

    private final Host host;
    private final Folders folders;
    private final Configuration config;
    private final Consumer<String> notes;
    private final Set<String> told = new HashSet<>();
    private long fenced;
    private boolean finished;

    TakeOver(Host host, Folders folders, Configuration config, Consumer<String> notes) {
        this.host = host;
        this.folders = folders;
        this.config = config;
        this.notes = notes;
    }

    /** Again for the same run it only does what is still to be done. */
    void of(Beat beat, String why) {
        if (fenced <= beat.epoch()) {
            fence(beat, why);
        }
        if (!finished) {
            finished = stop(why);
        }
    }

    private void fence(Beat beat, String why) {
        fenced = beat.epoch() + 1;
        finished = false;
        told.clear();
        new Fence(fenced, "watchdog: " + why).putUp(folders.fence());
        Latches.putUp(folders.haltFile(), "watchdog: " + why);
        LOG.error(
                "dead_man epoch={} pid={} seq={} cycle={} cause=\"{}\"",
                beat.epoch(),
                beat.pid(),
                beat.seq(),
                beat.cycle(),
                why);
        notes.accept("process %s is fenced off: %s; the account is HALTED".formatted(beat.pid(), why));
    }

    private boolean stop(String why) {
        StopSign halt = new StopSign(TradingState.HALTED, "watchdog: " + why);
        StateLowered record = new StateLowered(
                halt.causeId(), Scope.GLOBAL, halt.to(), Optional.empty(), halt.reason(), "watchdog", false);
        Stopped stopped = new OwnConnection(host, folders, config, this::tellOnce).stop(record, Duration.ZERO, CANCEL);
        if (!stopped.verified()) {
            tellOnce("not verified; what may still work at the broker: %s".formatted(stopped.left()));
            return false;
        }
        LOG.warn("entries_cancelled requests={} verified=true", stopped.requests());
        notes.accept("the broker shows no entry; stops stay");
        if (config.execution().watchdog().liquidate()) {
            liquidate(why);
        }
        return true;
    }

    private void liquidate(String why) {
        Latches.putUp(folders.killFile(), "watchdog: " + why);
        folders.commands().hand(Handover.name(host), new Flatten("watchdog: " + why, "watchdog"));
        ClosingRun closing = new ClosingRun(host, folders, config, notes);
        closing.run();
        LOG.error("liquidated left={}", closing.left());
        notes.accept("all was to be closed; left: " + closing.left());
    }

    /** The same obstacle at each look is told once. */
    private void tellOnce(String line) {
        if (told.add(line)) {
            LOG.error("take_over_incomplete cause=\"{}\"", line);
            notes.accept(line);
        }
    }
}
