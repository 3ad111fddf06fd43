package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.model.OrderRole;
import io.drover.order.OrderRequest;
import io.drover.store.file.FileJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing everything, from another process than the run's, whatever the run does. */
class FlattenVerbTest {
    @TempDir
    private Path dir;

    @Test
    void a_run_that_goes_on_closes_everything_and_ends() throws Exception {
        Process run = holding();

        ToolRun flatten = new ToolRun(dir);
        int code = flatten(flatten, "60");

        assertThat(code).as(flatten.noted()).isZero();
        assertThat(new ObjectMapper().readTree(flatten.said()).get("flat").asBoolean())
                .isTrue();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isEqualTo(1);
        assertThat(killed()).containsExactly("kill-switch");
        assertThat(personsExits()).isNotEmpty();
        assertThat(dir.resolve("data/commands")).isEmptyDirectory();
    }

    @Test
    void a_run_that_hangs_holds_the_brokers_log_and_closes_when_it_wakes_up() throws Exception {
        Process run = holding();
        signal(run, "STOP");

        ToolRun hung = new ToolRun(dir);
        int code = flatten(hung, "1");
        int exitsWhileItHung = personsExits().size();
        signal(run, "CONT");

        assertThat(code).as(hung.noted()).isEqualTo(75);
        assertThat(hung.noted())
                .contains("nothing is closed")
                .contains("kill -9")
                .contains("has not shown that all is closed");
        assertThat(exitsWhileItHung).isZero();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        ToolRun again = new ToolRun(dir);
        assertThat(flatten(again, "1")).as(again.noted()).isZero();
    }

    @Test
    void after_a_run_was_killed_it_closes_over_its_own_connection_and_without_rules() throws Exception {
        holding().destroyForcibly().waitFor();

        ToolRun flatten = new ToolRun(dir);
        int code = flatten(flatten, "1", "--rules", "there-are-none");

        assertThat(code).as(flatten.noted()).isZero();
        assertThat(flatten.noted()).contains("nothing runs: closing from here");
        assertThat(personsExits()).isNotEmpty();
        assertThat(new ToolRun(dir).run("audit", "verify")).isZero();
    }

    @Test
    void without_the_phrase_or_the_account_nothing_happens() {
        ToolRun tool = new ToolRun(dir);
        String[] half = {"flatten", "--reason", "drill", "--operator", "ann", "--phrase", FlattenVerb.PHRASE};

        assertThat(tool.run(half)).isEqualTo(2);
        assertThat(tool.run("flatten", "--reason", "r", "--operator", "o", "--account", "paper-1", "--phrase", "yes"))
                .isEqualTo(2);

        assertThat(dir.resolve("data/KILL")).doesNotExist();
    }

    /** A run of its own process that holds something. */
    private Process holding() throws Exception {
        Process run = new ToolProcess(
                        dir,
                        dir.resolve("err"),
                        Map.of("DROVER__CYCLE__WARM_UP_CYCLES", "0", "DROVER__CYCLE__BUDGET", "PT5M"))
                .start("run", "--feed", "replay:eth", "--from", "2023-03-14T10:00:00Z", "--speed", "600", "--json");
        Awaitility.await()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> StatusFile.read(dir.resolve("data/status.json"))
                        .filter(status -> !status.progress().positions().isEmpty())
                        .isPresent());
        return run;
    }

    private static int flatten(ToolRun tool, String seconds, String... more) {
        List<String> words = new ArrayList<>(List.of("flatten", "--reason", "drill", "--operator", "ann", "--json"));
        words.addAll(List.of("--account", "paper-1", "--phrase", FlattenVerb.PHRASE, "--wait", seconds));
        words.addAll(List.of(more));
        return tool.run(words.toArray(String[]::new));
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private List<String> killed() {
        return records().stream()
                .filter(JournalRecord.StateLowered.class::isInstance)
                .map(record -> ((JournalRecord.StateLowered) record).id())
                .toList();
    }

    private List<OrderRequest> personsExits() {
        return records().stream()
                .filter(JournalRecord.Intent.class::isInstance)
                .map(JournalRecord.Intent.class::cast)
                .filter(intent ->
                        intent.decision().isEmpty() && intent.request().role() == OrderRole.EXIT)
                .map(JournalRecord.Intent::request)
                .toList();
    }

    private List<JournalRecord> records() {
        List<JournalRecord> all = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> all.add(entry.record()));
        return all;
    }
}
