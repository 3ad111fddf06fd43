package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.store.file.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that is no loop and yet does not come back: it joins every limit with every other one, four times over. */
class OverBudgetRunTest {
    private static final Path SHIPPED = Path.of("..", "..", "rules").toAbsolutePath();
    private static final String CAUSE = "operator:cycle-watch|ACCOUNT|HALTED";
    private static final int LIMITS = 150;

    @TempDir
    private Path dir;

    @BeforeEach
    void write_rules() throws IOException {
        Path strategy = Files.createDirectories(dir.resolve("rules/strategy"));
        for (String file : List.of("trend.scenarios.yaml", "regime.drl", "regime.scenarios.yaml")) {
            Files.copy(SHIPPED.resolve("strategy").resolve(file), strategy.resolve(file));
        }
        Files.writeString(
                strategy.resolve("trend.drl"), Files.readString(SHIPPED.resolve("strategy/trend.drl")) + ENDLESS);
        Files.copy(SHIPPED.resolve("strategies.csv"), dir.resolve("rules/strategies.csv"));
        Files.writeString(
                dir.resolve("rules/limits.csv"), Files.readString(SHIPPED.resolve("limits.csv")) + moreLimits());
    }

    private static final String ENDLESS = """

            /** Asks for nothing: no limit is larger than four others and ten to the power of 300. value: units of the limit. */
            rule "strategy.trend.endless"
            when
                MarketState( $s : symbol, open )
                not Position( symbol == $s )
                not OpenOrder( symbol == $s )
                Limit( $a : value )
                Limit( $b : value )
                Limit( $c : value )
                Limit( value > $a + $b + $c + 1.0E300 )
            then
                propose.buy(drools, $s).equityShare(0.01).stopLossRatio(0.03).because("never");
            end
            """;

    private static String moreLimits() {
        return IntStream.range(0, LIMITS)
                .mapToObj("C14,INSTRUMENT,X%d.XNAS,,ABSOLUTE,1,,one of many\n"::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void d34_the_process_ends_itself_and_the_next_run_begins_halted_until_a_person_raises_it() throws Exception {
        Process process = new ToolProcess(
                        dir,
                        dir.resolve("err"),
                        Map.of("DROVER__CYCLE__WARM_UP_CYCLES", "0", "DROVER__CYCLE__BUDGET", "PT0.5S"))
                .start("run", "--feed", "replay:eth", "--speed", "100000000", "--rules", "rules");

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended by itself").isTrue();
        assertThat(process.exitValue()).as(Files.readString(dir.resolve("err"))).isEqualTo(70);
        assertThat(Files.readAllLines(dir.resolve("err")))
                .filteredOn(line -> line.contains(" ERROR "))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("process_ends")
                .contains("did not come back");
        assertThat(records()).noneMatch(JournalRecord.Sending.class::isInstance);
        assertThat(dir.resolve("data/commands/over-budget.json")).exists();

        ToolRun next = new ToolRun(dir);
        String[] repaired = {
            "run",
            "--feed",
            "replay:eth",
            "--to",
            "2023-03-13",
            "--speed",
            "100000000",
            "--json",
            "--rules",
            SHIPPED.toString()
        };
        assertThat(next.run(repaired)).as(next.noted()).isZero();
        var said = new ObjectMapper().readTree(next.said());
        assertThat(said.get("orders").asInt()).isZero();
        assertThat(said.get("trading").get("cause").asText()).isEqualTo(CAUSE);
        assertThat(dir.resolve("data/commands")).isEmptyDirectory();

        ToolRun show = new ToolRun(dir);
        assertThat(show.run("state", "show")).isZero();
        assertThat(show.said()).startsWith("HALTED, 1 causes in force").contains("did not come back");
        assertThat(new ToolRun(dir)
                        .run("resume", CAUSE, "--reason", "rule removed", "--operator", "ann", "--account", "paper-1"))
                .isZero();
    }

    private Stream<JournalRecord> records() {
        Stream.Builder<JournalRecord> all = Stream.builder();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> all.add(entry.record()));
        return all.build();
    }
}
