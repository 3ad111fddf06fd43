package io.drover.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.config.AlertSettings;
import io.drover.app.config.WebhookSettings;
import io.drover.app.config.WhichRuns;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.trading.MachineTrouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts on their way to a real server on this machine. */
class AlertsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path dir;

    private final HookServer server = new HookServer();
    private final HookServer other = new HookServer();
    private final AtomicLong later = new AtomicLong();

    @AfterEach
    void close_servers() {
        server.close();
        other.close();
    }

    @Test
    void c33_a_halt_is_kept_and_told_with_the_token() throws IOException {
        try (Alerts alerts = alerts(hook(server))) {
            alerts.saw(7, lowered("loss"));
            until(() -> server.bodies.size() == 1);
        }

        assertThat(server.bodies.get(0))
                .contains("\"code\":\"STATE_HALTED\"", "\"level\":\"CRITICAL\"", "\"sequence\":7", "(C19 DAILY_LOSS");
        assertThat(server.tokens).containsExactly("Bearer token");
        assertThat(Files.readString(dir.resolve("outbox.jsonl"))).contains("STATE_HALTED", "\"told\":1");
    }

    /** RTS 6 asks for five seconds. */
    @Test
    void c33_of_100_alerts_99_are_told_within_two_seconds() {
        long[] told = new long[100];
        try (Alerts alerts = alerts(hook(server))) {
            for (int i = 0; i < told.length; i++) {
                int before = server.bodies.size();
                long began = System.nanoTime();
                alerts.saw(i + 1, lowered("cause " + i));
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(30, TimeUnit.SECONDS)
                        .until(() -> server.bodies.size() > before);
                told[i] = System.nanoTime() - began;
            }
        }

        Arrays.sort(told);
        assertThat(Duration.ofNanos(told[told.length * 99 / 100 - 1])).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void c33_whoever_raises_an_event_waits_for_nobody() {
        server.silent();
        try (Alerts alerts = alerts(hook(server))) {
            long began = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                alerts.saw(i + 1, lowered("cause " + i % 50));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500, 307})
    void c33_a_server_that_refuses_is_an_event_that_the_others_are_told(int status) {
        server.answering(status);
        try (Alerts alerts = alerts(hook(server), named("pager", hook(other)))) {
            alerts.saw(7, lowered("loss"));
            until(() -> other.bodies.stream().anyMatch(body -> body.contains("ALERT_UNSENT")));
        }

        assertThat(other.bodies)
                .anyMatch(body -> body.contains("webhook tells nobody: 127.0.0.1 answered with status " + status))
                .noneMatch(body -> body.contains("secret-path"));
        assertThat(server.bodies).isEmpty();
    }

    @Test
    void c33_a_server_that_does_not_answer_keeps_no_other_waiting() {
        server.silent();
        try (Alerts alerts = alerts(hook(server), named("pager", hook(other)))) {
            alerts.saw(7, lowered("loss"));
            alerts.saw(8, lowered("drawdown"));
            until(() -> other.bodies.stream().anyMatch(body -> body.contains("drawdown")));
        }

        assertThat(server.bodies).isEmpty();
    }

    @Test
    void c33_a_server_that_is_down_is_told_when_it_is_back_and_says_so() {
        server.answering(503);
        try (Alerts alerts = alerts(hook(server))) {
            alerts.saw(7, lowered("loss"));
            until(() -> server.tokens.size() >= 3);
            server.answering(200);
            until(() -> server.bodies.stream().anyMatch(body -> body.contains("ALERT_SINK_BACK")));
        }

        assertThat(server.bodies.get(0)).contains("STATE_HALTED");
    }

    @Test
    void c33_what_one_run_could_not_tell_the_next_one_tells() {
        server.answering(503);
        try (Alerts alerts = alerts(hook(server))) {
            alerts.saw(7, lowered("loss"));
            until(() -> !server.tokens.isEmpty());
        }
        server.answering(200);

        try (Alerts alerts = alerts(hook(server))) {
            until(() -> !server.bodies.isEmpty());
            assertThat(alerts.lastSequence()).isEqualTo(7);
        }

        assertThat(server.bodies.get(0)).contains("\"sequence\":7");
    }

    @Test
    void c33_when_nobody_can_be_told_for_more_than_five_minutes_it_is_a_trouble_of_the_machine() {
        server.answering(401);
        try (Alerts alerts = alerts(hook(server))) {
            alerts.saw(7, lowered("loss"));
            until(() -> !server.tokens.isEmpty());
            later.set(Duration.ofMinutes(4).toNanos());
            Optional<MachineTrouble> before = alerts.trouble();
            later.set(Duration.ofMinutes(6).toNanos());

            assertThat(before).isEmpty();
            assertThat(alerts.trouble()).map(MachineTrouble::code).contains("ALERTS_UNSENT");
        }
    }

    @Test
    void c33_as_long_as_one_of_them_can_be_told_there_is_no_trouble() {
        server.answering(401);
        try (Alerts alerts = alerts(hook(server), named("pager", hook(other)))) {
            alerts.saw(7, lowered("loss"));
            until(() -> !server.tokens.isEmpty() && !other.bodies.isEmpty());
            later.set(Duration.ofHours(1).toNanos());

            assertThat(alerts.trouble()).isEmpty();
        }
    }

    @Test
    void c33_a_host_that_is_not_on_the_list_is_never_called() {
        WebhookSink stray =
                new WebhookSink(URI.create(server.url()), Set.of("hooks.example.com"), Optional.of("token"), PATIENCE);
        try (Alerts alerts = alerts(stray, named("pager", hook(other)))) {
            alerts.saw(7, lowered("loss"));
            until(() -> other.bodies.stream().anyMatch(body -> body.contains("ALERT_UNSENT")));
        }

        assertThat(server.tokens).isEmpty();
        assertThat(other.bodies).anyMatch(body -> body.contains("host 127.0.0.1 is not one of"));
    }

    @Test
    void c33_a_program_reads_the_alert_and_its_exit_code_counts() throws IOException {
        Path heard = dir.resolve("heard");
        try (Alerts alerts = alerts(new CommandSink(List.of("tee", heard.toString()), Duration.ofSeconds(30)))) {
            alerts.saw(7, lowered("loss $(reboot) `x` \n second line"));
            until(() -> Files.exists(heard) && Files.size(heard) > 0);
        }

        assertThat(Files.readString(heard))
                .contains("loss $(reboot) `x` / second line")
                .endsWith("}\n");
    }

    @Test
    void c33_a_program_that_fails_or_hangs_tells_nobody() {
        try (Alerts alerts = alerts(
                new CommandSink(List.of("false"), Duration.ofSeconds(30)),
                named("slow", new CommandSink(List.of("sleep", "60"), Duration.ofMillis(300))),
                named("pager", hook(other)))) {
            alerts.saw(7, lowered("loss"));
            until(() -> other.bodies.stream()
                            .filter(body -> body.contains("ALERT_UNSENT"))
                            .count()
                    >= 2);
        }

        assertThat(other.bodies)
                .anyMatch(body -> body.contains("false ended with exit code 1"))
                .anyMatch(body -> body.contains("sleep did not end within PT0.3S"));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Condition condition) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(1, TimeUnit.MINUTES)
                .until(condition::holds);
    }

    private Alerts alerts(Sink... sinks) {
        AlertSettings settings = new AlertSettings(
                Duration.ofMinutes(5),
                30,
                10,
                WhichRuns.LIVE,
                Duration.ofMinutes(5),
                List.of(),
                new WebhookSettings(Optional.empty(), List.of(), Optional.empty()));
        return new Alerts(
                settings,
                List.of(sinks),
                dir.resolve("outbox.jsonl"),
                Clock.systemUTC(),
                () -> System.nanoTime() + later.get());
    }

    private static Sink hook(HookServer server) {
        return new WebhookSink(URI.create(server.url()), Set.of("127.0.0.1"), Optional.of("token"), PATIENCE);
    }

    private static Sink named(String name, Sink sink) {
        return new Sink() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void tell(Alert alert) throws IOException {
                sink.tell(alert);
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }

    private static JournalRecord lowered(String reason) {
        return new StateLowered(
                reason, Scope.ACCOUNT, TradingState.HALTED, Optional.of(Control.C19), reason, "engine", false);
    }
}
