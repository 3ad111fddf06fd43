package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.mode.BrokerAccess;
import io.drover.app.mode.Confirmations;
import io.drover.app.mode.Confirmations.Binding;
import io.drover.app.mode.ModeDecision;
import io.drover.app.mode.ModeGate;
import io.drover.app.mode.ModeInputs;
import io.drover.app.mode.TokenState;
import io.drover.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;

/** Everything that can ask for live trading, taken from the machine and put before the gate. */
final class LiveWish {
    private final Host host;
    private final Configuration config;
    private final Optional<String> option;
    private final Confirmations confirmations;
    private final Optional<String> token;
    private final Optional<Binding> binding;

    /** @param option {@code --mode} */
    LiveWish(Host host, Folders folders, Configuration config, Optional<String> option) {
        this.host = host;
        this.config = config;
        this.option = option;
        this.confirmations = new Confirmations(folders.live(), host.clock());
        this.token = variable("LIVE_CONFIRMATION");
        this.binding = token.map(t -> binding(host, folders, config));
    }

    static Binding binding(Host host, Folders folders, Configuration config) {
        String rules = Rulebook.read(folders.rules(), folders.shippedRules()).hash();
        return new Binding(config.execution().account(), config.hash(), rules, host.build());
    }

    /** What the gate says; asking changes nothing. */
    ModeDecision look() {
        return gate(binding.map(b -> confirmations.check(b, token)).orElse(TokenState.ABSENT));
    }

    /** The same for a run: a token that lets live through is used up by that. */
    ModeDecision decide() {
        ModeDecision decision = look();
        boolean stands =
                decision.match(live -> confirmations.claim(binding.orElseThrow(), token.orElseThrow()), paper -> true);
        return stands ? decision : gate(TokenState.USED);
    }

    private ModeDecision gate(TokenState confirmed) {
        return ModeGate.decide(new ModeInputs(
                variable("TRADING_MODE"),
                variable("LIVE_TRADING_ENABLED"),
                Optional.of(config.execution().mode()),
                option,
                confirmed,
                BrokerAccess.SIMULATED,
                config.execution().account()));
    }

    /** Why it is paper although something else was said; empty when nothing was, or when it is live. */
    static List<String> vetoes(ModeDecision decision) {
        return decision.match(live -> List.of(), ModeDecision.Paper::vetoes);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(host.environment().get(name));
    }
}
