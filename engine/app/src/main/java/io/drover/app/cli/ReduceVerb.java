package io.drover.app.cli;

import io.drover.model.TradingState;
import picocli.CommandLine.Command;

/** {@code drover reduce}. */
@Command(
        name = "reduce",
        description =
                "lets no more entries through and cancels those that work, by a person's decision, while a run goes on or"
                        + " not; exits by rules go on. Only drover resume ends it. Exit code 1 when a run has not taken it yet")
final class ReduceVerb extends LowerVerb {
    ReduceVerb(Host host, Options options) {
        super(host, options, TradingState.REDUCING);
    }
}
