package io.drover.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.alert.Alert.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Set<String> SINKS = Set.of("command", "webhook");
    private static final Alert FIRST = alert(1, 10);
    private static final Alert SECOND = alert(2, 20);

    @TempDir
    private Path dir;

    private Path file;

    @BeforeEach
    void keep_two_alerts_of_which_one_sink_has_told_the_first() throws IOException {
        file = dir.resolve("alerts/outbox.jsonl");
        try (Outbox outbox = new Outbox(file, SINKS)) {
            outbox.add(FIRST);
            outbox.add(SECOND);
            outbox.told(FIRST, "webhook");
        }
    }

    @Test
    void c33_what_was_not_told_is_still_there_in_the_next_run() {
        try (Outbox again = new Outbox(file, SINKS)) {
            assertThat(again.waiting("webhook")).containsExactly(SECOND);
            assertThat(again.waiting("command")).containsExactly(FIRST, SECOND);
            assertThat(again.lastId()).isEqualTo(2);
            assertThat(again.lastSequence()).isEqualTo(20);
        }
    }

    @Test
    void c33_what_everybody_was_told_is_forgotten_but_not_its_number() throws IOException {
        try (Outbox outbox = new Outbox(file, SINKS)) {
            outbox.told(FIRST, "command");
            outbox.told(SECOND, "command");
            outbox.told(SECOND, "webhook");
        }

        new Outbox(file, SINKS).close();

        assertThat(Files.readString(file)).isEqualTo("{\"id\":2,\"sequence\":20}\n");
    }

    @Test
    void c33_a_line_that_a_crash_tore_loses_nothing_before_it() throws IOException {
        Files.writeString(file, "{\"id\":3,\"at\":\"2026-01-0", StandardOpenOption.APPEND);

        try (Outbox again = new Outbox(file, SINKS)) {
            assertThat(again.waiting("command")).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void a_sink_that_is_configured_later_is_told_what_waits() {
        try (Outbox again = new Outbox(file, Set.of("webhook", "pager"))) {
            assertThat(again.waiting("webhook")).containsExactly(SECOND);
            assertThat(again.waiting("pager")).containsExactly(FIRST, SECOND);
        }
    }

    private static Alert alert(long id, long sequence) {
        return new Alert(id, Instant.parse("2026-01-02T03:04:05Z"), Level.ERROR, "STATE_HALTED", "halted", sequence);
    }
}
