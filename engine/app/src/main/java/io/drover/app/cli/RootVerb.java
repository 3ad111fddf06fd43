package io.drover.app.cli;

import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover} without a verb. */
@Command(
        name = "drover",
        mixinStandardHelpOptions = true,
        description = "Trades by rules that people can read.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:findings: a failed check or scenario, defects in data, a broken journal, a run that could not go on",
            "2:wrong usage",
            "70:rules did not come back within their time budget: the process ended itself, the next run begins HALTED",
            "75:trading is stopped, but entries may still work at the broker, or something is still held: the answer names it",
            "76:this process hung and another one has taken over: it ended itself, the next run begins HALTED",
            "78:configuration or rules refused"
        })
final class RootVerb extends Verb {
    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(names = "--status", description = "same as the verb status")
    private boolean status;

    @Option(names = "--stop", description = "same as the verb stop")
    private boolean stop;

    RootVerb(Host host, Options options) {
        super(host, options);
    }

    /** {@code drover --mode paper} is a run at the speed it was recorded with. */
    @Override
    ExitCode work() {
        if (status) {
            return new StatusVerb(host(), options()).work();
        }
        if (stop) {
            return new StopVerb(host(), options()).work();
        }
        if (run.isAsked()) {
            return new RunVerb(host(), options(), run).run(BigDecimal.ONE);
        }
        throw new UsageException("no verb.\nMaybe try drover demo, or drover --help.");
    }
}
