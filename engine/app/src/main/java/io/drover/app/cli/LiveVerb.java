package io.drover.app.cli;

import picocli.CommandLine.Command;

/** {@code drover live}: needs its verb. */
@Command(name = "live", description = "what live trading asks of a person", synopsisSubcommandLabel = "confirm")
final class LiveVerb {}
