package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens around a run while it goes on. */
class GuardedRunTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    private Path dir;

    @Test
    void another_value_in_the_configuration_halts_the_account_but_a_comment_and_another_rule_do_not() throws Exception {
        copy("config");
        copy("rules");
        CompletableFuture<Integer> run = run(new ToolRun(dir));

        Files.writeString(dir.resolve("config/execution.yaml"), "\n# a comment\n", StandardOpenOption.APPEND);
        Files.writeString(dir.resolve("rules/strategies.csv"), "\n", StandardOpenOption.APPEND);
        Awaitility.await().pollDelay(3, TimeUnit.SECONDS).until(() -> true);
        List<String> before = lowered();
        Path execution = dir.resolve("config/execution.yaml");
        Files.writeString(execution, Files.readString(execution).replace("max-gross-ratio: 2", "max-gross-ratio: 20"));
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !lowered().isEmpty());

        Files.createFile(dir.resolve("data/STOP"));
        assertThat(run.get(1, TimeUnit.MINUTES)).isZero();
        assertThat(before).isEmpty();
        assertThat(lowered()).containsExactly("identity-changed HALTED");
    }

    @Test
    void c38_another_program_on_disk_halts_the_account_but_a_touched_one_does_not() throws Exception {
        Path program = Files.writeString(dir.resolve("drover.jar"), "program");
        Path library =
                Files.writeString(Files.createDirectories(dir.resolve("lib")).resolve("trading.jar"), "library");
        CompletableFuture<Integer> run = run(new ToolRun(dir).being(program));

        Files.setLastModifiedTime(library, FileTime.fromMillis(0));
        Awaitility.await().pollDelay(3, TimeUnit.SECONDS).until(() -> true);
        List<String> before = lowered();
        Files.writeString(library, "another");
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !lowered().isEmpty());

        Files.createFile(dir.resolve("data/STOP"));
        assertThat(run.get(1, TimeUnit.MINUTES)).isZero();
        assertThat(before).isEmpty();
        assertThat(lowered()).containsExactly("identity-changed HALTED");
    }

    @Test
    void too_little_free_disk_space_lets_no_entries_be_made() throws Exception {
        ToolRun tool = new ToolRun(dir).with("DROVER__MACHINE__MIN_FREE_DISK_MIB", "100000000");

        int code = tool.run(
                "run", "--feed", "replay:eth", "--to", "2023-03-14T04:00:00Z", "--speed", "100000000", "--json");

        assertThat(code).as(tool.noted()).isZero();
        assertThat(lowered()).containsExactly("DISK_LOW REDUCING");
        assertThat(tool.said()).contains("\"orders\" : 0");
    }

    private CompletableFuture<Integer> run(ToolRun tool) {
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(
                () -> tool.with("DROVER__CYCLE__WARM_UP_CYCLES", "0").run("run", "--feed", "replay:eth"));
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> Files.exists(dir.resolve("data/status.json")));
        return run;
    }

    private void copy(String folder) throws IOException {
        Path from = CHECKOUT.resolve(folder);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().contains("target"))
                    .toList()) {
                Path to = dir.resolve(folder).resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private List<String> lowered() {
        List<String> found = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.StateLowered record) {
                found.add(record.id() + " " + record.state());
            }
        });
        return found;
    }
}
