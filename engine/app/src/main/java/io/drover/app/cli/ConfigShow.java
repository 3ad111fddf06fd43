package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.mode.ModeDecision;
import io.drover.app.settings.Effective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover config show}: every value in force. */
@Command(name = "show", description = "prints every value in force")
final class ConfigShow extends Verb {
    @Option(names = "--origin", description = "also print who says so: file and line, environment variable or default")
    private boolean origin;

    ConfigShow(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        if (options().json()) {
            say(Json.text(document(config)));
            return ExitCode.DONE;
        }
        say("# configuration %s from %s".formatted(config.hash(), config.source()));
        config.values().forEach(value -> say(line(value)));
        ModeDecision mode = new LiveWish(host(), folders(), config, Optional.empty()).look();
        LiveWish.vetoes(mode).forEach(reason -> note("mode is paper: " + reason));
        return ExitCode.DONE;
    }

    private String line(Effective value) {
        String text = value.path() + ": " + value.value();
        return origin ? text + "  # " + value.origin() : text;
    }

    private static Map<String, Object> document(Configuration config) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("hash", config.hash());
        document.put("source", config.source());
        document.put(
                "values",
                config.values().stream()
                        .map(value -> Map.of(
                                "key", value.path(),
                                "value", value.value(),
                                "origin", value.origin().toString()))
                        .toList());
        return document;
    }
}
