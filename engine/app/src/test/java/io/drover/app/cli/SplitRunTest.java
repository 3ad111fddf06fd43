package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of raw Apple bars with its corporate actions beside them, over the 7:1 split of 9 June 2014. */
class SplitRunTest {
    private static final Path SHIPPED = Path.of("..", "..", "rules");
    private static final String BUY_ONCE = """
            package rules.strategy.daily;

            import io.drover.fact.*;

            global ProposalRecorder propose;

            /** Buys a tenth of equity for the next opening, with a stop a tenth lower. */
            rule "strategy.daily.enter"
            when
                Bar( $s : symbol, timeframe == "1d", fresh )
                MarketState( symbol == $s, atNextOpen )
                not Position( symbol == $s )
                not OpenOrder( symbol == $s )
            then
                propose.buy(drools, $s).equityShare(0.10).stopLossRatio(0.10).atNextOpen().because("test");
            end
            """;

    @TempDir
    private Path dir;

    @BeforeEach
    void lay_out_data_and_rules() throws IOException {
        Path data = Files.createDirectories(dir.resolve("apple"));
        Files.createSymbolicLink(data.resolve("AAPL.XNAS_1d.csv.gz"), shared("bars/daily/AAPL.csv.gz"));
        Files.createSymbolicLink(data.resolve("AAPL.XNAS_actions.csv"), shared("corporate_actions/AAPL.csv"));
        Path strategy = Files.createDirectories(dir.resolve("rules/strategy"));
        Files.writeString(strategy.resolve("daily.drl"), BUY_ONCE);
        Files.copy(SHIPPED.resolve("strategies.csv"), dir.resolve("rules/strategies.csv"));
    }

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("drover.shared", "../../../shared"), "data")
                .resolve(name)
                .toAbsolutePath();
        Assumptions.assumeTrue(Files.exists(file), "skipped, no recorded data: " + name);
        return file;
    }

    @Test
    void a_run_and_a_backtest_book_the_split_alike() throws IOException {
        ToolRun run = new ToolRun(dir);
        ToolRun backtest = new ToolRun(dir);

        assertThat(run.run(arguments("run", "--speed", "100000000")))
                .as(run.noted())
                .isZero();
        assertThat(backtest.run(arguments("backtest"))).as(backtest.noted()).isZero();

        JsonNode ran = new ObjectMapper().readTree(run.said());
        JsonNode tested = new ObjectMapper().readTree(backtest.said());
        for (String key : List.of("decision-hash", "equity", "realised-pnl", "fees", "orders", "denials", "cycles")) {
            assertThat(ran.get(key)).as(key).isEqualTo(tested.get(key));
        }
        assertThat(splits("data")).hasSize(1);
    }

    @Test
    void a_run_that_is_killed_around_the_split_books_it_once() throws Exception {
        JsonNode whole = finish("whole");
        int killed = 0;
        for (String until : List.of("2014-06-05T20:00:00Z", "2014-06-06T20:00:00Z", "2014-06-09T20:00:00Z")) {
            Process process = start("killed", "200000");
            Awaitility.await()
                    .atMost(2, TimeUnit.MINUTES)
                    .pollInterval(20, TimeUnit.MILLISECONDS)
                    .until(() -> !process.isAlive() || !lastCycle("killed").isBefore(Instant.parse(until)));
            killed += process.isAlive() ? 1 : 0;
            process.destroyForcibly().waitFor();
        }

        JsonNode end = finish("killed");

        assertThat(killed).isPositive();
        assertThat(splits("killed")).isEqualTo(splits("whole")).hasSize(1);
        assertThat(end.get("equity")).isEqualTo(whole.get("equity"));
        assertThat(end.get("decision-hash")).isEqualTo(whole.get("decision-hash"));
        assertThat(records("killed"))
                .filteredOn(JournalRecord.Reconciled.class::isInstance)
                .hasSizeGreaterThanOrEqualTo(4)
                .containsOnly(new JournalRecord.Reconciled(List.of()));
    }

    private JsonNode finish(String data) throws Exception {
        Process process = start(data, "100000000");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(said + Files.readString(dir.resolve(data + ".err")))
                .isZero();
        return new ObjectMapper().readTree(said);
    }

    private Process start(String data, String speed) throws IOException {
        Map<String, String> environment = Map.of("DROVER__CYCLE__WARM_UP_CYCLES", "0", "DROVER__CYCLE__BUDGET", "PT5M");
        return new ToolProcess(dir, dir.resolve(data + ".err"), environment)
                .start(arguments("run", "--speed", speed, "--data", data));
    }

    private static String[] arguments(String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(
                "--feed", "replay:apple", "--rules", "rules", "--from", "2014-06-02", "--to", "2014-06-20", "--json"));
        return all.toArray(String[]::new);
    }

    private Instant lastCycle(String data) {
        return records(data).stream()
                .filter(JournalRecord.Cycle.class::isInstance)
                .map(record -> ((JournalRecord.Cycle) record).scheduledAt())
                .reduce(Instant.EPOCH, (a, b) -> b);
    }

    private List<JournalRecord> splits(String data) {
        return records(data).stream()
                .filter(JournalRecord.Split.class::isInstance)
                .toList();
    }

    private List<JournalRecord> records(String data) {
        List<JournalRecord> found = new ArrayList<>();
        Path audit = dir.resolve(data).resolve("audit");
        if (Files.isDirectory(audit)) {
            FileJournal.reader(audit).read(1, entry -> found.add(entry.record()));
        }
        return found;
    }
}
