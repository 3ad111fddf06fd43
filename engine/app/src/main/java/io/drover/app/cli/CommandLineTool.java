package io.drover.app.cli;

import io.drover.app.settings.ConfigException;
import io.drover.market.read.MarketDataException;
import io.drover.port.JournalException;
import io.drover.rulebook.RuleCheckException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The program as typed. Verbs load what they need when they work, not before. */
public final class CommandLineTool {
    private CommandLineTool() {}

    /** Does what the arguments say and returns the exit code. */
    public static int run(Host host, String... arguments) {
        CommandLine line = commands(host);
        line.setOut(new PrintWriter(new Lines(host.console()::say), true));
        line.setErr(new PrintWriter(new Lines(host.console()::note), true));
        line.setExecutionExceptionHandler((e, command, parsed) -> refused(host.console(), e));
        line.setExitCodeExceptionMapper(e -> ExitCode.USAGE.code());
        return line.execute(arguments);
    }

    static CommandLine commands(Host host) {
        Options options = new Options();
        CommandLine root = new CommandLine(new RootVerb(host, options));
        root.addMixin("options", options);
        root.addSubcommand(new CommandLine(new RulesVerb())
                .addSubcommand(new RulesCheck(host, options))
                .addSubcommand(new RulesTest(host, options))
                .addSubcommand(new RulesSign(host, options)));
        root.addSubcommand(new CommandLine(new ConfigVerb())
                .addSubcommand(new ConfigShow(host, options))
                .addSubcommand(new ConfigValidate(host, options)));
        root.addSubcommand(new CommandLine(new DataVerb())
                .addSubcommand(new DataCheckVerb(host, options))
                .addSubcommand(new DataImportVerb(host, options)));
        root.addSubcommand(new BacktestVerb(host, options));
        root.addSubcommand(new RunVerb(host, options, new RunOptions()));
        root.addSubcommand(new CommandLine(new ReportVerb()).addSubcommand(new ReportAudit(host, options)));
        root.addSubcommand(new EvidenceVerb(host, options));
        root.addSubcommand(new CommandLine(new AlertsVerb()).addSubcommand(new AlertsTest(host, options)));
        root.addSubcommand(new ExplainVerb(host, options));
        root.addSubcommand(new CommandLine(new AuditVerb()).addSubcommand(new AuditVerify(host, options)));
        root.addSubcommand(new CommandLine(new StoreVerb()).addSubcommand(new StoreRebuild(host, options)));
        root.addSubcommand(new CommandLine(new StateVerb()).addSubcommand(new StateShow(host, options)));
        root.addSubcommand(new KillVerb(host, options));
        root.addSubcommand(new FlattenVerb(host, options));
        root.addSubcommand(new WatchdogVerb(host, options));
        root.addSubcommand(new HaltVerb(host, options));
        root.addSubcommand(new ReduceVerb(host, options));
        root.addSubcommand(new ResumeVerb(host, options));
        root.addSubcommand(new ReconcileVerb(host, options));
        root.addSubcommand(new ResolveVerb(host, options));
        root.addSubcommand(new CommandLine(new LiveVerb()).addSubcommand(new LiveConfirm(host, options)));
        root.addSubcommand(new StatusVerb(host, options));
        root.addSubcommand(new StopVerb(host, options));
        root.addSubcommand(new DemoVerb(host, options));
        root.addSubcommand(new SimulateVerb(host, options));
        root.addSubcommand(new BenchVerb(host, options));
        root.getSubcommands().values().forEach(CommandLineTool::helps);
        root.addSubcommand(new CommandLine.HelpCommand());
        return root;
    }

    /** Every verb answers {@code --help}, whatever else it requires. */
    private static void helps(CommandLine verb) {
        verb.getCommandSpec().mixinStandardHelpOptions(true);
        verb.getSubcommands().values().forEach(CommandLineTool::helps);
    }

    private static int refused(Console console, Exception e) {
        if (e instanceof ConfigException || e instanceof RuleCheckException) {
            console.note(String.valueOf(e.getMessage()));
            return ExitCode.CONFIG_REFUSED.code();
        }
        if (e instanceof UsageException || e instanceof IllegalArgumentException) {
            console.note("drover: " + e.getMessage());
            return ExitCode.USAGE.code();
        }
        if (e instanceof JournalException || e instanceof MarketDataException) {
            console.note("drover: " + e.getMessage());
            return ExitCode.FINDINGS.code();
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        console.note("drover: unexpected failure. Please report it with these lines:\n" + trace);
        return ExitCode.FINDINGS.code();
    }
}
