package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover state}: needs one of its verbs. */
@Command(name = "state", description = "shows the trading state", synopsisSubcommandLabel = "show")
final class StateVerb {}
