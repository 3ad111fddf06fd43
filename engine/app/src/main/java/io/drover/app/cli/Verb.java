package io.drover.app.cli;

import io.drover.app.config.ConfigReader;
import io.drover.app.config.Configuration;
import io.drover.app.config.Operators;
import io.drover.app.settings.Replacement;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** One verb of the command line: reads its options, does its work and answers with an exit code. */
abstract class Verb implements Callable<Integer> {
    private final Host host;
    private final Options options;

    Verb(Host host, Options options) {
        this.host = host;
        this.options = options;
    }

    @Override
    public final Integer call() {
        return work().code();
    }

    abstract ExitCode work();

    final Host host() {
        return host;
    }

    final Options options() {
        return options;
    }

    final Folders folders() {
        return Folders.of(host, options);
    }

    final Configuration configuration(List<Replacement> replacements) {
        return ConfigReader.read(folders().config(), host.environment(), replacements);
    }

    /**
     * A person has to be allowed to decide this.
     *
     * @throws UsageException when operators are configured and this one may not
     */
    final void requireOperator(Configuration config, String name) {
        new Operators(config.execution().operators())
                .refusal(name, Operators.Role.OPERATOR)
                .ifPresent(refusal -> {
                    throw new UsageException(refusal + "; nothing was changed.\nMaybe ask another person.");
                });
    }

    /** The journal that configuration names. */
    final Journals journals() {
        return Journals.of(host, folders(), configuration(List.of()).execution().journal());
    }

    final void say(String line) {
        host.console().say(line);
    }

    final void note(String line) {
        host.console().note(line);
    }

    /** A path as the user would write it. */
    final String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(host.directory())
                ? host.directory().relativize(absolute).toString()
                : absolute.toString();
    }
}
