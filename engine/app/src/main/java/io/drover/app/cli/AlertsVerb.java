package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover alerts}: needs one of its verbs. */
@Command(name = "alerts", description = "tries alerts to people", synopsisSubcommandLabel = "test")
final class AlertsVerb {}
