package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover report}: needs its verb. */
@Command(name = "report", description = "writes reports", synopsisSubcommandLabel = "audit")
final class ReportVerb {}
