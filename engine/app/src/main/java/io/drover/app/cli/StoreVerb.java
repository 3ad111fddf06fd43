package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover store}: needs its verb. */
@Command(name = "store", description = "looks after the SQL projection", synopsisSubcommandLabel = "rebuild")
final class StoreVerb {}
