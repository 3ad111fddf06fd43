package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.mode.Confirmations;
import io.drover.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code drover live confirm}: a person at a terminal makes the token for one run with real money. */
@Command(
        name = "confirm",
        description =
                "asks at the terminal, then prints a token for one run with real money: set LIVE_CONFIRMATION to it. It is"
                        + " good for 12 hours, once, and only for this account, configuration, rules and build")
final class LiveConfirm extends Verb {
    static final String PHRASE = "trade real money";

    LiveConfirm(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        Confirmations.Binding binding = LiveWish.binding(
                host(),
                config,
                Rulebook.read(folders().rules(), folders().shippedRules()).hash());
        note("account %s, configuration %s, rules %s, build %s"
                .formatted(
                        binding.account(),
                        binding.config().substring(0, 12),
                        binding.ruleSet().substring(0, 12),
                        binding.build()));
        typed("Type the account id: ", binding.account());
        typed("Type '%s': ".formatted(PHRASE), PHRASE);
        say(new Confirmations(folders().live(), host().clock())
                .issue(binding, host().secret().get()));
        return ExitCode.DONE;
    }

    private void typed(String question, String expected) {
        Optional<String> answer = host().console().ask(question);
        if (answer.isEmpty()) {
            throw new UsageException(
                    "a person must type this at a terminal; nothing was confirmed.\nMaybe do not pipe into it.");
        }
        if (answer.filter(expected::equals).isEmpty()) {
            throw new UsageException(
                    "that is not '%s'; nothing was confirmed.\nMaybe check the account, then begin again."
                            .formatted(expected));
        }
    }
}
