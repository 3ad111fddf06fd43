package io.drover.app.cli;

import io.drover.app.mode.GuardKey;
import io.drover.app.mode.GuardSignature;
import io.drover.rulebook.RuleProblem;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover rules sign}: whoever answers for the guards signs them as they are now. */
@Command(
        name = "sign",
        description =
                "signs guard rules and limits.csv as they are now; live trading needs that. A change of either needs"
                        + " another signature")
final class RulesSign extends Verb {
    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "private Ed25519 key as PEM, of mode 0600; not for those who write strategies")
    private @Nullable Path key;

    @Option(
            names = "--new-key",
            description = "make the key first, and its public half with ending .pub, for guard-key-file")
    private boolean newKey;

    RulesSign(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Path file = host().directory().resolve(String.valueOf(key));
        if (newKey == Files.exists(file)) {
            throw new UsageException(
                    newKey
                            ? "key %s is there already; nothing was changed.\nMaybe leave --new-key out."
                                    .formatted(file)
                            : "there is no key %s.\nMaybe make one with --new-key.".formatted(file));
        }
        RuleSources sources = Rulebook.read(folders().rules(), folders().shippedRules());
        List<RuleProblem> problems = Rulebook.checkTrees(sources);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> note(problem.toString()));
            return ExitCode.FINDINGS;
        }
        if (newKey) {
            GuardKey.create(file);
            say("made key %s, public half %s".formatted(shown(file), shown(GuardKey.publicHalf(file))));
        }
        Path signed = new GuardSignature(sources, folders().guards(sources)).sign(GuardKey.in(file));
        say("signed guards and limits: wrote " + shown(signed));
        return ExitCode.DONE;
    }
}
