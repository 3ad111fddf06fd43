package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.mode.BrokerAccess;
import io.drover.app.mode.Confirmations;
import io.drover.app.mode.Confirmations.Binding;
import io.drover.app.mode.GuardSignature;
import io.drover.app.mode.ModeDecision;
import io.drover.app.mode.ModeGate;
import io.drover.app.mode.ModeInputs;
import io.drover.app.mode.TokenState;
import io.drover.journal.JournalRecord;
import io.drover.port.JournalException;
import io.drover.rulebook.RuleCheckException;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that can ask for live trading, taken from the machine and put before the gate. */
final class LiveWish {
    private final Host host;
    private final Folders folders;
    private final Configuration config;
    private final Optional<RuleSources> rules;
    private final Optional<String> option;
    private final Confirmations confirmations;
    private final Optional<String> token;
    private final Optional<String> guards;

    /** @param option {@code --mode} */
    LiveWish(Host host, Folders folders, Configuration config, Optional<String> option) {
        this.host = host;
        this.folders = folders;
        this.config = config;
        this.option = option;
        this.confirmations = new Confirmations(folders.live(), host.clock());
        this.token = variable("LIVE_CONFIRMATION");
        this.rules = rules(folders);
        this.guards = rules.map(this::doubt).orElse(Optional.of("rules cannot be read, so no guards are signed"));
    }

    static Binding binding(Host host, Configuration config, String ruleSet) {
        return new Binding(config.execution().account(), config.hash(), ruleSet, host.build());
    }

    private static Optional<RuleSources> rules(Folders folders) {
        try {
            return Optional.of(Rulebook.read(folders.rules(), folders.shippedRules()));
        } catch (RuleCheckException e) {
            return Optional.empty();
        }
    }

    private Optional<String> doubt(RuleSources sources) {
        return new GuardSignature(sources, folders.guards(sources))
                .doubt(config.execution().guardKeyFile().map(host.directory()::resolve));
    }

    /** Why it is not proven that the guards are those that were signed, if so. */
    Optional<String> guards() {
        return guards;
    }

    /** What the gate says; asking changes nothing. */
    ModeDecision look() {
        return gate(confirmations.check(binding(), token));
    }

    /** The same for a run: a token that lets live through is used up by that. */
    ModeDecision decide() {
        ModeDecision decision = look();
        boolean stands = decision.match(live -> confirmations.claim(binding(), token.orElseThrow()), paper -> true);
        return stands ? decision : gate(TokenState.USED);
    }

    /** Why it is paper although something else was said; empty when nothing was, or when it is live. */
    static List<String> vetoes(ModeDecision decision) {
        return decision.match(live -> List.of(), ModeDecision.Paper::vetoes);
    }

    private Binding binding() {
        return binding(host, config, ruleSet());
    }

    private String ruleSet() {
        return rules.map(RuleSources::hash).orElse("");
    }

    /** The journal is read only where something asks for live. */
    private ModeDecision gate(TokenState confirmed) {
        ModeDecision decision = gate(confirmed, Optional.empty());
        boolean wished = decision.match(live -> true, ModeDecision.Paper::wished);
        return wished ? gate(confirmed, ramp()) : decision;
    }

    private ModeDecision gate(TokenState confirmed, Optional<String> ramp) {
        return ModeGate.decide(new ModeInputs(
                variable("TRADING_MODE"),
                variable("LIVE_TRADING_ENABLED"),
                Optional.of(config.execution().mode()),
                option,
                confirmed,
                BrokerAccess.SIMULATED,
                config.execution().account(),
                guards,
                ramp));
    }

    /** Why the rules that would trade are not those of the journal's last run, which is the record of their ramp. */
    private Optional<String> ramp() {
        return lastRules().filter(ruleSet()::equals).isPresent()
                ? Optional.empty()
                : Optional.of("there is no record of a ramp: the journal's last run did not use these rules");
    }

    private Optional<String> lastRules() {
        Journals journals = Journals.of(host, folders, config.execution().journal());
        List<String> used = new ArrayList<>();
        try {
            journals.read(1, entry -> {
                if (entry.record() instanceof JournalRecord.RunStarted run) {
                    used.add(run.ruleSet());
                } else if (entry.record() instanceof JournalRecord.RuleSetActivated other) {
                    used.add(other.ruleSet());
                }
            });
        } catch (JournalException e) {
            return Optional.empty();
        }
        return used.isEmpty() ? Optional.empty() : Optional.of(used.get(used.size() - 1));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(host.environment().get(name));
    }
}
