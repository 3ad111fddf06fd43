package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.store.postgres.JournalDatabase;
import io.drover.store.postgres.StoredJournal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose journal is in a database. */
class PostgresRunIT {
    private static final String FAST = "100000000";

    @TempDir
    private static Path serverFiles;

    private static EmbeddedPostgres server;

    @TempDir
    private Path dir;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(serverFiles.resolve("program").toFile())
                .setDataDirectory(serverFiles.resolve("data"))
                .setServerConfig("fsync", "on")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws Exception {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    @Test
    void a_run_decides_as_a_backtest_and_every_verb_reads_its_journal() throws IOException {
        ToolRun backtest = tool();
        assertThat(backtest.run("backtest", "--feed", "replay:eth", "--json")).isZero();
        ToolRun run = tool();

        assertThat(run.run("run", "--feed", "replay:eth", "--speed", FAST, "--json"))
                .as(run.noted())
                .isZero();

        assertThat(json(run).get("decision-hash")).isEqualTo(json(backtest).get("decision-hash"));
        assertThat(dir.resolve("data/audit")).doesNotExist();
        for (String verb : List.of("audit verify", "report audit", "state show", "store rebuild")) {
            ToolRun reading = tool();
            assertThat(reading.run(verb.split(" ")))
                    .as(verb + ": " + reading.noted())
                    .isZero();
        }
    }

    @Test
    void a_second_run_stands_by_and_goes_on_when_the_first_is_killed() throws Exception {
        Process first = process("first.err", "1");
        Awaitility.await().atMost(2, TimeUnit.MINUTES).until(() -> Files.exists(dir.resolve("data/status.json")));
        Process second = process("second.err", FAST);
        Awaitility.await()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> Files.readString(dir.resolve("second.err")).contains("stands by"));

        first.destroyForcibly().waitFor();
        String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor())
                .as(Files.readString(dir.resolve("second.err")))
                .isZero();
        assertThat(new ObjectMapper().readTree(said).get("ended").asText()).isEqualTo("end of data");
        assertThat(scheduledTimes()).hasSize(580).doesNotHaveDuplicates();
    }

    private Process process(String errors, String speed) throws IOException {
        Map<String, String> environment = Map.of(
                "DROVER__CYCLE__WARM_UP_CYCLES",
                "0",
                "DROVER__CYCLE__BUDGET",
                "PT5M",
                "DROVER__JOURNAL__URL",
                url(),
                "DROVER__JOURNAL__USER",
                "postgres");
        return new ToolProcess(dir, dir.resolve(errors), environment)
                .start("run", "--feed", "replay:eth", "--speed", speed, "--json");
    }

    private ToolRun tool() {
        return new ToolRun(dir).with("DROVER__JOURNAL__URL", url()).with("DROVER__JOURNAL__USER", "postgres");
    }

    private static String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    private static JsonNode json(ToolRun tool) throws IOException {
        return new ObjectMapper().readTree(tool.said());
    }

    private static List<Instant> scheduledTimes() {
        List<Instant> times = new ArrayList<>();
        new StoredJournal(new JournalDatabase(url(), "postgres", () -> "")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.Cycle cycle) {
                times.add(cycle.scheduledAt());
            }
        });
        return times;
    }
}
