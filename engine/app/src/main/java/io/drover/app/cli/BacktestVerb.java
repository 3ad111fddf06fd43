package io.drover.app.cli;

import io.drover.app.run.JournalSource;
import io.drover.app.run.RunView;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.model.Mode;
import io.drover.report.Period;
import io.drover.research.Backtest;
import io.drover.research.BacktestResult;
import io.drover.research.OnHalt;
import io.drover.research.Replay;
import io.drover.research.ReplaySetup;
import io.drover.store.MemoryJournal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover backtest}: the same rules and engine as a paper run, without a scheduler, as fast as it goes. */
@Command(
        name = "backtest",
        description = "runs recorded data through rules and engine as fast as it goes; keeps nothing")
final class BacktestVerb extends Verb {
    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(
            names = "--on-halt",
            paramLabel = "stop|next-day|acknowledge",
            description =
                    "what happens when a limit halts the account: the backtest ends there, or goes on as if a person had"
                            + " acknowledged the limit at the first cycle of the next accounting day, or at once. What"
                            + " kills trading always ends it. Default: ${DEFAULT-VALUE}",
            defaultValue = "stop")
    private OnHalt onHalt = OnHalt.STOP;

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
                BacktestResult result =
                        Backtest.run(replay, journal.journal(), onHalt, r -> line.run(view.progress(r)));
                if (options().out().isPresent()) {
                    AuditFiles.ofMemory(trading, journal.journal())
                            .write(Period.ALL, trading.folders().out())
                            .forEach(file -> note("wrote " + shown(file)));
                }
                Summary.print(this, trading, result.ended(), result);
                return replay.engine().failure().isPresent() ? ExitCode.FINDINGS : ExitCode.DONE;
            }
        }
    }
}
