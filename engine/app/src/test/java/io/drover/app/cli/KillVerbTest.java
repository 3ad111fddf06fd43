package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch, from another process than the run's, whatever the run does. */
class KillVerbTest {
    @TempDir
    private Path dir;

    @Test
    void c34_a_run_that_goes_on_is_killed_and_ends() throws Exception {
        Process run = run();

        ToolRun kill = kill();

        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(kill.said()).get("verified").asBoolean())
                .isTrue();
        assertThat(killed()).containsExactly("kill-switch");
    }

    @Test
    void c34_while_a_run_hangs_it_says_what_it_cannot_do_and_does_it_once_the_process_is_gone() throws Exception {
        Process run = run();
        new ProcessBuilder("kill", "-STOP", String.valueOf(run.pid())).start().waitFor();

        ToolRun hung = new ToolRun(dir);
        int code = hung.run("kill", "--reason", "drill", "--operator", "ann");
        run.destroyForcibly().waitFor();
        ToolRun again = kill();

        assertThat(code).as(hung.noted()).isEqualTo(75);
        assertThat(hung.noted())
                .contains("the broker cannot be reached")
                .contains("not verified")
                .contains("Maybe ");
        assertThat(new ObjectMapper().readTree(again.said()).get("verified").asBoolean())
                .isTrue();
        assertThat(killed()).containsExactly("kill-switch");
    }

    @Test
    void where_nothing_has_run_the_file_alone_is_put_up() throws Exception {
        ToolRun kill = kill();

        assertThat(new ObjectMapper().readTree(kill.said()).get("left")).isEmpty();
        assertThat(Files.readString(dir.resolve("data/KILL"))).isEqualTo("drill, by ann\n");
    }

    private Process run() throws Exception {
        Process run = new ToolProcess(
                        dir,
                        dir.resolve("err"),
                        Map.of("DROVER__CYCLE__WARM_UP_CYCLES", "0", "DROVER__CYCLE__BUDGET", "PT5M"))
                .start("run", "--feed", "replay:eth", "--json");
        Awaitility.await().atMost(2, TimeUnit.MINUTES).until(() -> Files.exists(dir.resolve("data/status.json")));
        return run;
    }

    private ToolRun kill() {
        ToolRun kill = new ToolRun(dir);
        assertThat(kill.run("kill", "--reason", "drill", "--operator", "ann", "--json"))
                .as(kill.noted())
                .isZero();
        return kill;
    }

    private List<String> killed() {
        List<String> found = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.StateLowered lowered) {
                found.add(lowered.id());
            }
        });
        return found;
    }
}
