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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(
            names = "--supervise",
            description =
                    "lives in a process of its own, which is started again, HALTED, when it ended itself or was killed; never"
                            + " after a kill switch")
    private boolean supervise;

    @Option(
            names = "--restarts-per-hour",
            paramLabel = "N",
            description = "most new starts with --supervise. Default: ${DEFAULT-VALUE}",
            defaultValue = "3")
    private int restartsPerHour;

    @Spec
    private @Nullable CommandSpec spec;

    RunVerb(Host host, Options options, RunOptions run) {
        super(host, options);
        this.run = run;
    }

    @Override
    ExitCode work() {
        if (speed.signum() <= 0) {
            throw new UsageException("--speed (%s) must be positive.\nMaybe write 100.".formatted(speed));
        }
        return supervise ? supervised() : run(speed);
    }

    /** The child is told all that this process was told, but to supervise. */
    private ExitCode supervised() {
        if (restartsPerHour < 0) {
            throw new UsageException(
                    "--restarts-per-hour (%s) must not be negative.\nMaybe write 3.".formatted(restartsPerHour));
        }
        List<String> arguments =
                Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs().stream()
                        .filter(argument -> !argument.equals("--supervise") && !argument.startsWith("--supervise="))
                        .toList();
        return new Supervisor(host(), folders(), restartsPerHour, this::note).run(arguments);
    }

    ExitCode run(BigDecimal timesFaster) {
        Trading trading = Trading.of(host(), options(), run, this::note);
        LiveWish wish = new LiveWish(host(), trading.folders(), trading.config(), run.mode());
        return wish.decide().match(this::refuse, paper -> {
            wish.guards().filter(doubt -> !paper.wished()).ifPresent(this::note);
            return onPaper(paper, trading, timesFaster);
        });
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
