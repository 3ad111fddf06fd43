package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.store.sql.Projection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One paper run of the ETH sample on Quartz cycles, and everything that can be asked about it afterwards. */
class PaperRunTest {
    @TempDir
    private static Path dir;

    private static JsonNode run = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void run_once() {
        ToolRun tool = new ToolRun(dir);
        int code = tool.run("run", "--mode", "paper", "--feed", "replay:eth", "--speed", "100000000", "--json");
        assertThat(code).as(tool.noted()).isZero();
        run = json(tool);
    }

    @Test
    void it_trades() {
        assertThat(run.get("ended").asText()).isEqualTo("end of data");
        assertThat(run.get("cycles").asInt()).isEqualTo(580);
        assertThat(run.get("orders").asInt()).isPositive();
    }

    @Test
    void a_backtest_decides_and_books_the_same() {
        ToolRun backtest = new ToolRun(dir);

        assertThat(backtest.run("backtest", "--feed", "replay:eth", "--json")).isZero();

        JsonNode other = json(backtest);
        for (String key : List.of("decision-hash", "equity", "realised-pnl", "fees", "orders", "denials", "cycles")) {
            assertThat(other.get(key)).as(key).isEqualTo(run.get(key));
        }
    }

    @Test
    void its_journal_is_intact_and_ends_in_order() {
        ToolRun tool = new ToolRun(dir);
        List<JournalRecord> records = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> records.add(entry.record()));

        assertThat(tool.run("audit", "verify")).isZero();
        assertThat(tool.said())
                .contains("is intact")
                .contains("0 records behind the last one")
                .containsPattern("states of [1-9][0-9]* checkpoints are the fold of all records before them")
                .contains(run.get("decision-hash").asText());
        assertThat(records.get(records.size() - 1)).isEqualTo(new JournalRecord.RunEnded("end of data"));
    }

    @Test
    void status_shows_how_it_ended() {
        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("status")).isZero();
        assertThat(tool.said()).contains("ended").contains("end of data").contains("trading state ACTIVE");
    }

    @Test
    void the_report_is_written_and_the_same_twice() throws IOException {
        assertThat(new ToolRun(dir).run("report", "audit", "--out", "r1")).isZero();
        assertThat(new ToolRun(dir).run("report", "audit", "--out", "r2")).isZero();

        assertThat(dir.resolve("r1/audit.html")).hasSameBinaryContentAs(dir.resolve("r2/audit.html"));
        assertThat(dir.resolve("r1/audit.json")).hasSameBinaryContentAs(dir.resolve("r2/audit.json"));
        assertThat(Files.readString(dir.resolve("r1/audit.html"))).contains("ETH-USD");
    }

    @Test
    void an_order_is_explained_by_its_decision() {
        ToolRun tool = new ToolRun(dir);

        int code = tool.run("explain", "--order", firstOrdinal());

        assertThat(code).isZero();
        assertThat(tool.said())
                .contains("Why")
                .contains("strategy.")
                .contains("Controls")
                .contains("C01");
    }

    @Test
    void a_moment_without_an_order_is_explained_by_the_conditions_that_were_false() {
        ToolRun tool = new ToolRun(dir);

        int code = tool.run("explain", "--symbol", "ETH-USD.BINANCEUS", "--at", "2023-03-13T20:02:00Z");

        assertThat(code).as(tool.noted()).isZero();
        assertThat(tool.said())
                .startsWith("ETH-USD.BINANCEUS at 2023-03-13 20:00:00 UTC: no proposal.")
                .contains("strategy.trend.enter  (strategy/trend.drl:")
                .contains("first false condition: ")
                .contains("actual: ");
    }

    @Test
    void a_moment_that_no_cycle_saw_is_a_finding() {
        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("explain", "--symbol", "AAPL.XNAS", "--at", "2023-03-14"))
                .isEqualTo(1);
        assertThat(tool.noted()).contains("no cycle looked at AAPL.XNAS up to 2023-03-14");
    }

    @Test
    void an_unknown_order_is_a_finding() {
        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("explain", "--order", "9999-9")).isEqualTo(1);
        assertThat(tool.noted()).contains("no order or decision (9999-9)");
    }

    @Test
    void the_projection_has_the_whole_journal_when_the_run_has_ended() {
        long records = FileJournal.reader(dir.resolve("data/audit")).last().sequence();

        try (Projection projection = Projection.open(dir.resolve("data/projection"))) {
            assertThat(projection.lastSequence()).isEqualTo(records);
        }
    }

    @Test
    void the_projection_is_made_from_the_journal() {
        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("store", "rebuild")).as(tool.noted()).isZero();
        assertThat(tool.said()).startsWith("rebuilt the projection from ");
    }

    @Test
    void a_second_run_on_a_journal_in_use_is_refused() {
        Path data = dir.resolve("locked");
        ToolRun tool = new ToolRun(dir);
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

        try (var held = FileJournal.open(data.resolve("audit"), clock, JournalKeys.in(data.resolve("keys")))) {
            assertThat(held.lastSequence()).isZero();
            assertThat(tool.run("run", "--feed", "replay:eth", "--data", "locked"))
                    .isEqualTo(1);
        }

        assertThat(tool.noted()).contains("is written by another process");
    }

    @Test
    void a_kill_file_that_is_there_lets_nothing_trade() throws IOException {
        Files.createFile(Files.createDirectories(dir.resolve("killed")).resolve("KILL"));
        ToolRun tool = new ToolRun(dir);

        int code = tool.run("run", "--feed", "replay:eth", "--speed", "100000000", "--data", "killed", "--json");

        assertThat(code).isEqualTo(1);
        assertThat(json(tool).get("ended").asText()).startsWith("KILLED: ");
        assertThat(json(tool).get("orders").asInt()).isZero();
        a_person_ends_the_cause();
    }

    private static void a_person_ends_the_cause() throws IOException {
        ToolRun tool = new ToolRun(dir);
        String[] resume = {
            "resume",
            "kill-switch",
            "--reason",
            "drill",
            "--operator",
            "ann",
            "--account",
            "paper-1",
            "--data",
            "killed"
        };

        assertThat(tool.run("state", "show", "--data", "killed")).isZero();
        assertThat(tool.said()).startsWith("KILLED, 1 causes");
        assertThat(tool.run(resume)).as("the file is there").isEqualTo(1);
        Files.delete(dir.resolve("killed/KILL"));
        assertThat(tool.run(resume)).as("without the phrase").isEqualTo(2);
        List<String> typed = new ArrayList<>(List.of(resume));
        typed.addAll(List.of("--phrase", "trade again"));
        assertThat(tool.run(typed.toArray(String[]::new))).as(tool.noted()).isZero();

        ToolRun show = new ToolRun(dir);
        assertThat(show.run("state", "show", "--data", "killed")).isZero();
        assertThat(show.said()).startsWith("HALTED, 1 causes").contains("after-kill|kill-switch");
    }

    private static String firstOrdinal() {
        List<String> ordinals = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.Cycle cycle) {
                cycle.decisions().forEach(decision -> ordinals.add(decision.ordinal()));
            }
        });
        return ordinals.get(0);
    }

    private static JsonNode json(ToolRun tool) {
        try {
            return new ObjectMapper().readTree(tool.said());
        } catch (IOException e) {
            throw new UncheckedIOException(tool.said() + tool.noted(), e);
        }
    }
}
