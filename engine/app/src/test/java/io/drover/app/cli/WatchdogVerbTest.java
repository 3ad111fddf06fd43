package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dead-man switch: a run and its watchdog, each a process of its own. */
class WatchdogVerbTest {
    private static final Map<String, String> QUICK = Map.of(
            "DROVER__CYCLE__WARM_UP_CYCLES",
            "0",
            "DROVER__CYCLE__BUDGET",
            "PT4S",
            "DROVER__WATCHDOG__CHECK_EVERY",
            "PT0.5S");

    @TempDir
    private Path dir;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end_processes() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void c35_a_run_that_hangs_is_fenced_off_sends_nothing_when_it_wakes_up_and_ends_itself() throws Exception {
        Process run = start("run.err", "run", "--feed", "replay:btc", "--speed", "20000", "--json");
        Awaitility.await().atMost(2, TimeUnit.MINUTES).until(() -> Files.exists(dir.resolve("data/heartbeat.json")));
        Process watchdog = start("watchdog.err", "watchdog");
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> Files.exists(dir.resolve("data/watchdog.json")));

        signal(run, "STOP");
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> told("watchdog.err", "the broker cannot be reached"));
        watchdog.destroyForcibly().waitFor();
        List<String> before = requestsAtBroker();
        signal(run, "CONT");

        assertThat(run.waitFor(1, TimeUnit.MINUTES))
                .as(() -> "ended by itself, " + text("run.err") + threads(run))
                .isTrue();
        assertThat(run.exitValue()).as(text("run.err")).isEqualTo(76);
        assertThat(requestsAtBroker()).isEqualTo(before);
        start("again.err", "watchdog");
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> told("again.err", "the broker shows no entry"));
        assertThat(lowered()).containsExactly("halt-switch by watchdog");
        the_next_run_begins_halted();
    }

    private void the_next_run_begins_halted() throws IOException {
        ToolRun next = new ToolRun(dir);
        next.run("run", "--feed", "replay:btc", "--speed", "100000000", "--json");

        var trading = new ObjectMapper().readTree(next.said()).get("trading");
        assertThat(trading.get("state").asText()).as(next.noted()).isEqualTo("HALTED");
        assertThat(trading.get("cause").asText()).isEqualTo("halt-switch");
        assertThat(dir.resolve("data/HALT")).doesNotExist();
    }

    private Process start(String errors, String... arguments) throws IOException {
        Process process = new ToolProcess(dir, dir.resolve(errors), QUICK).start(arguments);
        processes.add(process);
        return process;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** What it does instead of ending; it is ended then. */
    private static String threads(Process process) {
        try {
            signal(process, "QUIT");
            process.waitFor(5, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    private boolean told(String file, String words) {
        return text(file).contains(words);
    }

    private String text(String file) {
        return String.join("\n", lines(dir.resolve(file)).toList());
    }

    /** What was asked of the simulated broker, by its own log; market data is not asked for. */
    private List<String> requestsAtBroker() throws IOException {
        try (var files = Files.list(dir.resolve("data/sim"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(WatchdogVerbTest::lines)
                    .filter(line -> line.matches("\\{\"in\":\"(submit|cancel|replace)\".*"))
                    .toList();
        }
    }

    private static java.util.stream.Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lowered() {
        List<String> found = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.StateLowered lowered) {
                found.add(lowered.id() + " by " + lowered.by());
            }
        });
        return found;
    }
}
