package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover rules}: needs one of its verbs. */
@Command(
        name = "rules",
        description = "checks, tests and signs rule files",
        synopsisSubcommandLabel = "check|test|sign")
final class RulesVerb {}
