package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover state}: needs one of its verbs. */
@Command(
        name = "state",
        description = "shows and changes the trading state",
        synopsisSubcommandLabel = "show|lower|raise")
final class StateVerb {}
