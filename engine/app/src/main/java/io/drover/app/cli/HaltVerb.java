package io.drover.app.cli;

import io.drover.model.TradingState;
import picocli.CommandLine.Command;

/** {@code drover halt}. */
@Command(
        name = "halt",
        description =
                "stops all orders by rules and cancels entries, by a person's decision, while a run goes on or not; stops at"
                        + " the broker stay. Only drover resume ends it. Exit code 1 when a run has not taken it yet")
final class HaltVerb extends LowerVerb {
    HaltVerb(Host host, Options options) {
        super(host, options, TradingState.HALTED);
    }
}
