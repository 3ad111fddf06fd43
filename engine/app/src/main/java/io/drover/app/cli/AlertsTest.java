package io.drover.app.cli;

import io.drover.app.alert.Alert;
import io.drover.app.alert.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code drover alerts test}: whether people can be told. */
@Command(
        name = "test",
        description = "sends one alert by each way that is configured; exit code 1 when one fails or there is none")
final class AlertsTest extends Verb {
    AlertsTest(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        List<Sink> sinks =
                Alerting.sinks(host(), configuration(List.of()).execution().alerts());
        Map<String, String> failures = new LinkedHashMap<>();
        sinks.forEach(sink -> tried(sink, failures));
        if (options().json()) {
            say(Json.text(Map.of("sinks", sinks.stream().map(Sink::name).toList(), "failed", failures)));
        } else if (sinks.isEmpty()) {
            say("alerts reach nobody but the log.\nMaybe set alerts.command, or alerts.webhook.url and hosts.");
        }
        return sinks.isEmpty() || !failures.isEmpty() ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private void tried(Sink sink, Map<String, String> failures) {
        Alert alert =
                new Alert(0, host().clock().instant(), Alert.Level.INFO, "ALERT_TEST", "a test: nothing happened", 0);
        long began = host().nanos().getAsLong();
        try (sink) {
            sink.tell(alert);
            tell("%s was told in %d ms"
                    .formatted(
                            sink.name(),
                            Duration.ofNanos(host().nanos().getAsLong() - began).toMillis()));
        } catch (IOException e) {
            failures.put(sink.name(), String.valueOf(e.getMessage()));
            tell("%s failed: %s".formatted(sink.name(), e.getMessage()));
        }
    }

    private void tell(String line) {
        if (!options().json()) {
            say(line);
        }
    }
}
