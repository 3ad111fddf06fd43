package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.model.Currency;
import io.drover.model.Mode;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LowerVerbTest {
    private static final Instant BEGAN = Instant.parse("2023-03-13T20:00:00Z");

    @TempDir
    private Path dir;

    @Test
    void while_nothing_runs_it_is_journaled_once() {
        journal().close();

        assertThat(lower(new ToolRun(dir), "halt")).isZero();
        assertThat(lower(new ToolRun(dir), "halt")).isZero();

        assertThat(lowered()).extracting(JournalRecord.StateLowered::id).containsExactly("operator:ann|ACCOUNT|HALTED");
        ToolRun show = new ToolRun(dir);
        assertThat(show.run("state", "show")).isZero();
        assertThat(show.said()).startsWith("HALTED, 1 causes in force").contains("by operator:ann: news");
    }

    @Test
    void a_run_takes_it_between_two_cycles() throws Exception {
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() ->
                new ToolRun(dir).with("DROVER__CYCLE__WARM_UP_CYCLES", "0").run("run", "--feed", "replay:eth"));
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> Files.exists(dir.resolve("data/status.json")));
        ToolRun tool = new ToolRun(dir);

        assertThat(lower(tool, "reduce", "--scope", "strategy:trend"))
                .as(tool.noted())
                .isZero();

        assertThat(tool.said()).isEqualTo("STRATEGY:trend is REDUCING: the run has taken it");
        Files.createFile(dir.resolve("data/STOP"));
        assertThat(run.get(1, TimeUnit.MINUTES)).isZero();
        assertThat(lowered())
                .extracting(JournalRecord.StateLowered::id)
                .containsExactly("operator:ann|STRATEGY:trend|REDUCING");
        assertThat(dir.resolve("data/commands")).isEmptyDirectory();
    }

    @Test
    void what_no_run_takes_waits_and_holds_before_the_first_cycle_of_the_next() throws IOException {
        AtomicLong seconds = new AtomicLong();
        ToolRun tool = new ToolRun(dir).counting(() -> seconds.incrementAndGet() * 1_000_000_000L);

        try (FileJournal held = journal()) {
            assertThat(held.lastSequence()).isEqualTo(1);
            assertThat(lower(tool, "halt")).isEqualTo(1);
        }

        assertThat(tool.noted()).contains("no run has taken it yet").contains("is written by another process");
        ToolRun raise = new ToolRun(dir);
        assertThat(raise.run("resume", "x", "--reason", "r", "--operator", "o", "--account", "paper-1"))
                .isEqualTo(1);
        assertThat(raise.noted()).contains("commands wait for a run");
        ToolRun run = new ToolRun(dir);
        assertThat(run.run("run", "--feed", "replay:eth", "--speed", "100000000", "--json"))
                .as(run.noted())
                .isZero();
        var said = new ObjectMapper().readTree(run.said());
        assertThat(said.get("orders").asInt()).isZero();
        assertThat(said.get("trading").get("cause").asText()).isEqualTo("operator:ann|ACCOUNT|HALTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--scope strategy:trned",
                "--scope instrument:BTC",
                "--scope sector:crypto",
                "--scope account:x",
            })
    void a_scope_that_does_not_exist_is_wrong_usage(String arguments) {
        journal().close();
        ToolRun tool = new ToolRun(dir);

        int code = tool.run(("halt --reason news --operator ann " + arguments).split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(tool.noted()).contains("Maybe ");
        assertThat(lowered()).isEmpty();
    }

    @Test
    void without_a_journal_there_is_nothing_to_lower() {
        assertThat(lower(new ToolRun(dir), "halt")).isEqualTo(1);
    }

    private static int lower(ToolRun tool, String verb, String... more) {
        List<String> arguments = new ArrayList<>(List.of(verb, "--reason", "news", "--operator", "ann"));
        arguments.addAll(List.of(more));
        return tool.run(arguments.toArray(String[]::new));
    }

    private FileJournal journal() {
        Path data = dir.resolve("data");
        FileJournal journal = FileJournal.open(
                data.resolve("audit"), Clock.fixed(BEGAN, ZoneOffset.UTC), JournalKeys.in(data.resolve("keys")));
        journal.append(new JournalRecord.RunStarted(1, Mode.PAPER, "paper-1", Currency.USD, "b", "r", "c"));
        journal.sync();
        return journal;
    }

    private List<JournalRecord.StateLowered> lowered() {
        List<JournalRecord.StateLowered> found = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.StateLowered record) {
                found.add(record);
            }
        });
        return found;
    }
}
