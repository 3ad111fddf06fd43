package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover config}: needs one of its verbs. */
@Command(name = "config", description = "shows and checks the configuration", synopsisSubcommandLabel = "show|validate")
final class ConfigVerb {}
