package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover audit}: needs its verb. */
@Command(name = "audit", description = "checks the journal", synopsisSubcommandLabel = "verify")
final class AuditVerb {}
