package io.drover.app.cli;

import io.drover.app.run.JournalSource;
import io.drover.app.run.RunView;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.model.Mode;
import io.drover.report.Period;
import io.drover.research.Backtest;
import io.drover.research.BacktestResult;
import io.drover.research.Replay;
import io.drover.research.ReplaySetup;
import io.drover.store.MemoryJournal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drover backtest}: the same rules and engine as a paper run, without a scheduler, as fast as it goes. */
@Command(
        name = "backtest",
        description = "runs recorded data through rules and engine as fast as it goes; keeps nothing")
final class BacktestVerb extends Verb {
    @Mixin
    private final RunOptions run = new RunOptions();

    BacktestVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Trading trading = Trading.of(host(), options(), run, this::note);
        Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        try (var evaluator = trading.compile(still)) {
            ReplaySetup setup = trading.plan().setup(Mode.BACKTEST, evaluator, this::note);
            RunView view = new RunView(setup);
            JournalSource journal = new JournalSource(MemoryJournal::new, view::saw);
            Replay.Surroundings around = new Replay.Surroundings(
                    journal,
                    (market, clock) -> SimulatedBroker.inMemory(setup.simulation(), market, clock),
                    host().nanos(),
                    Optional::empty);
            try (Replay replay = new Replay(setup, around)) {
                ProgressLine line = new ProgressLine(host().console(), host().nanos());
                BacktestResult result = Backtest.run(replay, journal.journal(), r -> line.run(view.progress(r)));
                if (options().out().isPresent()) {
                    AuditFiles.ofMemory(trading, journal.journal())
                            .write(Period.ALL, trading.folders().out())
                            .forEach(file -> note("wrote " + shown(file)));
                }
                Summary.print(this, trading, "end of data", result);
            }
        }
        return ExitCode.DONE;
    }
}
