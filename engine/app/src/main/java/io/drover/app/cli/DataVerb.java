package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover data}: needs one of its verbs. */
@Command(name = "data", description = "checks and imports market data", synopsisSubcommandLabel = "check|import")
final class DataVerb {}
