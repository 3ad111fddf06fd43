package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.model.TradingState;
import io.drover.store.file.FileJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor and its runs, each a process of its own. */
class SupervisedRunTest {
    @TempDir
    private Path dir;

    private Optional<Process> supervisor = Optional.empty();

    @AfterEach
    void end_processes() throws InterruptedException {
        if (supervisor.isPresent()) {
            supervisor.get().descendants().forEach(ProcessHandle::destroyForcibly);
            supervisor.get().destroyForcibly().waitFor();
        }
    }

    @Test
    void a_run_that_is_killed_goes_on_halted_and_ends_in_order_with_its_supervisor() throws Exception {
        Process parent = new ToolProcess(
                        dir,
                        dir.resolve("err"),
                        Map.of("DROVER__CYCLE__WARM_UP_CYCLES", "0", "DROVER__CYCLE__BUDGET", "PT5M"))
                .start("run", "--supervise", "--feed", "replay:btc", "--speed", "2000");
        supervisor = Optional.of(parent);
        ProcessHandle first = awaitOtherThan(-1);

        first.destroyForcibly();
        ProcessHandle second = awaitOtherThan(first.pid());
        parent.destroy();

        assertThat(parent.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(second.isAlive()).isFalse();
        assertThat(starts()).isEqualTo(2);
        assertThat(records())
                .filteredOn(JournalRecord.StateLowered.class::isInstance)
                .extracting(record -> ((JournalRecord.StateLowered) record).by() + " "
                        + ((JournalRecord.StateLowered) record).state())
                .containsExactly("operator:supervisor " + TradingState.HALTED);
        assertThat(records()).last().isInstanceOf(JournalRecord.RunEnded.class);
    }

    private ProcessHandle awaitOtherThan(long pid) {
        Path status = dir.resolve("data/status.json");
        Awaitility.await()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> Files.exists(status)
                        && StatusFile.living(status)
                                .filter(run -> run.pid() != pid)
                                .isPresent());
        return StatusFile.living(status).orElseThrow();
    }

    private long starts() {
        return records().stream()
                .filter(JournalRecord.RunStarted.class::isInstance)
                .count();
    }

    private List<JournalRecord> records() {
        List<JournalRecord> all = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> all.add(entry.record()));
        return all;
    }
}
