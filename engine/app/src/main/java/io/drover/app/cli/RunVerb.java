package io.drover.app.cli;

import io.drover.app.mode.ModeDecision;
import io.drover.app.run.RunEnd;
import io.drover.model.Mode;
import io.drover.research.ReplaySetup;
import io.drover.rulebook.ShadowedEvaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover run}: paper trading on Quartz cycles. */
@Command(
        name = "run",
        description =
                "trades on paper; stop it with Ctrl-C, drover stop, or SIGTERM. A run that was killed continues where"
                        + " its journal ends. A file KILL in the data directory kills trading")
final class RunVerb extends Verb {
    @Mixin
    private final RunOptions run;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "times faster than recorded, at most as fast as it goes. Default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private BigDecimal speed = BigDecimal.ONE;

    RunVerb(Host host, Options options, RunOptions run) {
        super(host, options);
        this.run = run;
    }

    @Override
    ExitCode work() {
        if (speed.signum() <= 0) {
            throw new UsageException("--speed (%s) must be positive.\nMaybe write 100.".formatted(speed));
        }
        return run(speed);
    }

    ExitCode run(BigDecimal timesFaster) {
        Trading trading = Trading.of(host(), options(), run, this::note);
        ModeDecision mode = new LiveWish(host(), trading.folders(), trading.config(), run.mode()).decide();
        return mode.match(this::refuse, paper -> onPaper(paper, trading, timesFaster));
    }

    /** No executor of this version could trade live; nothing falls back to another mode than the one that was confirmed. */
    private ExitCode refuse(ModeDecision.Live live) {
        note("drover: this version has no live broker for account " + live.account());
        return ExitCode.CONFIG_REFUSED;
    }

    private ExitCode onPaper(ModeDecision.Paper mode, Trading trading, BigDecimal timesFaster) {
        mode.vetoes().forEach(reason -> note("mode is paper: " + reason));
        if (run.requiresLive()) {
            note("drover: nothing runs: --require-live, and live is vetoed");
            return ExitCode.CONFIG_REFUSED;
        }
        create(trading.folders().data());
        Differences differences = new Differences(trading.folders().differences(), this::note);
        try (ShadowedEvaluator rules = trading.shadowed(host().clock(), differences::keep)) {
            ReplaySetup setup = trading.plan().setup(Mode.PAPER, rules, this::note);
            RunIdentity identity =
                    new RunIdentity(host(), trading.folders(), run.replacements(), trading.config(), this::note);
            LocalRun here = new LocalRun(
                    host(), trading.folders(), trading.config(), trading.sets(), run.dataset(), identity::change);
            RunEnd end = here.run(
                    setup,
                    timesFaster,
                    rules,
                    () -> DailyReport.write(trading, here.journals(), this::note),
                    this::note);
            Summary.print(this, trading, end.reason(), end.result());
            if (!options().json()) {
                say("rules decided by: " + rules.words());
            }
            return end.healthy() && !rules.differed() ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
    }
}
