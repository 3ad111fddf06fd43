package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover rules}: needs one of its verbs. */
@Command(name = "rules", description = "checks and tests rule files", synopsisSubcommandLabel = "check|test")
final class RulesVerb {}
