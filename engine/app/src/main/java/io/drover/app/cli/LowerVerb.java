package io.drover.app.cli;

import io.drover.app.cli.Handover.Outcome;
import io.drover.app.run.Command.Lower;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** A person stops entries, or all orders by rules, of a run or while nothing runs. */
abstract class LowerVerb extends Verb {
    private final TradingState to;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "global, account, strategy:NAME or instrument:SYMBOL.VENUE. Default: ${DEFAULT-VALUE}",
            defaultValue = "account")
    private String scope = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason = "";

    @Option(names = "--operator", required = true, paramLabel = "NAME", description = "who decides")
    private String operator = "";

    LowerVerb(Host host, Options options, TradingState to) {
        super(host, options);
        this.to = to;
    }

    @Override
    final ExitCode work() {
        Lower wish = new Lower(scope(), to, reason, operator);
        journals().last();
        Handover handover = new Handover(host(), folders(), journals());
        return switch (handover.bring(wish)) {
            case JOURNALED ->
                done(Outcome.JOURNALED, "%s is %s; the next run begins with it".formatted(wish.scope(), to));
            case TAKEN -> done(Outcome.TAKEN, "%s is %s: the run has taken it".formatted(wish.scope(), to));
            case REFUSED ->
                failed("the run did not understand it and lets no more entries through.\n"
                        + "Maybe it is of another version: stop it.");
            case WAITING ->
                failed("no run has taken it yet: it waits for the end of a cycle, or for the next start.\n%s\n"
                                .formatted(handover.obstacle())
                        + "Maybe see drover status; drover kill stops everything.");
        };
    }

    private ExitCode done(Outcome outcome, String line) {
        say(
                options().json()
                        ? Json.text(Map.of("scope", scope().toString(), "state", to.name(), "outcome", outcome.name()))
                        : line);
        return ExitCode.DONE;
    }

    private ExitCode failed(String line) {
        note(line);
        return ExitCode.FINDINGS;
    }

    /** Only what is configured: a misspelt name would stop nothing and look as if it did. */
    private Scope scope() {
        int colon = scope.indexOf(':');
        String kind = (colon < 0 ? scope : scope.substring(0, colon)).toLowerCase(Locale.ROOT);
        String key = colon < 0 ? "" : scope.substring(colon + 1);
        if (kind.equals("global") && key.isEmpty()) {
            return Scope.GLOBAL;
        } else if (kind.equals("account") && key.isEmpty()) {
            return Scope.ACCOUNT;
        } else if (kind.equals("strategy") && strategies().contains(key)) {
            return Scope.strategy(key);
        } else if (kind.equals("instrument") && instruments().contains(key)) {
            return Scope.instrument(key);
        }
        throw new UsageException(
                "--scope (%s) must be global, account, strategy:NAME of %s, or instrument:ID of %s.\nMaybe leave it out: account."
                        .formatted(scope, strategies(), instruments()));
    }

    private List<String> strategies() {
        return configuration(List.of()).schedule().cycles().values().stream()
                .flatMap(cycle -> cycle.strategies().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> instruments() {
        return List.copyOf(configuration(List.of()).instruments().instruments().keySet());
    }
}
