package io.drover.app.cli;

import io.drover.app.config.Configuration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code drover config validate}: reads everything and says whether it may be used. */
@Command(name = "validate", description = "checks the configuration; exit code 78 when it is refused")
final class ConfigValidate extends Verb {
    ConfigValidate(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Configuration config = configuration(List.of());
        if (options().json()) {
            say(Json.text(Map.of("valid", true, "hash", config.hash())));
        } else {
            say("configuration is valid: %s values from %s, hash %s"
                    .formatted(config.values().size(), config.source(), config.hash()));
        }
        return ExitCode.DONE;
    }
}
