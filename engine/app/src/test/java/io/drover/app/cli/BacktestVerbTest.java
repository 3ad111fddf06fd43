package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ETH sample under shipped rules, with a limit on the day's loss that its first losing trades reach. */
class BacktestVerbTest {
    private static final Path RULES = Path.of("..", "..", "rules");

    @TempDir
    private Path dir;

    @BeforeEach
    void lower_the_limit() throws IOException {
        Path own = Files.createDirectories(dir.resolve("rules"));
        for (String stage : new String[] {"strategy", "guard"}) {
            Files.createDirectory(own.resolve(stage));
            try (var files = Files.list(RULES.resolve(stage))) {
                for (Path file : files.toList()) {
                    Files.copy(file, own.resolve(stage).resolve(file.getFileName()));
                }
            }
        }
        Files.copy(RULES.resolve("strategies.csv"), own.resolve("strategies.csv"));
        Files.writeString(
                own.resolve("limits.csv"),
                Files.readString(RULES.resolve("limits.csv"))
                        .replace("C19,ACCOUNT,,,ABSOLUTE,0.03,HALTED", "C19,ACCOUNT,,,ABSOLUTE,0.0005,HALTED"));
    }

    @Test
    void a_halt_ends_it_and_terminal_and_report_say_when_and_why() throws IOException {
        ToolRun tool = new ToolRun(dir);

        int code = tool.run("backtest", "--feed", "replay:eth", "--out", "out");

        assertThat(code).as(tool.noted()).isZero();
        String why = "by rule:guard.halt.daily-loss-halted: loss of the day is above the second rung (C19 ";
        assertThat(tool.said())
                .contains("\nended: trading is HALTED\nHALTED since 2023-")
                .contains(why);
        JsonNode header = new ObjectMapper()
                .readTree(dir.resolve("out/audit.json").toFile())
                .get("header");
        assertThat(header.get("ending").asText())
                .startsWith("HALTED since 2023-")
                .contains(why)
                .endsWith(": trading is HALTED.");
        assertThat(header.get("restriction").get("control").asText()).isEqualTo("C19");
        assertThat(dir.resolve("out/csv/ending.csv")).content().contains(",HALTED,2023-");
    }

    @Test
    void an_acknowledged_halt_lets_it_go_on_to_the_end_of_the_data() throws IOException {
        ToolRun tool = new ToolRun(dir);

        int code = tool.run("backtest", "--feed", "replay:eth", "--on-halt", "acknowledge", "--json", "--out", "out");

        assertThat(code).as(tool.noted()).isZero();
        JsonNode said = new ObjectMapper().readTree(tool.said());
        assertThat(said.get("ended").asText()).isEqualTo("end of data");
        assertThat(said.get("cycles").asInt()).isEqualTo(580);
        assertThat(said.get("trading").get("state").asText()).isEqualTo("ACTIVE");
        assertThat(dir.resolve("out/csv/states.csv")).content().contains("operator:backtest:on-halt");
        assertThat(dir.resolve("out/audit.html")).content().containsPattern("Halts raised on the way: [1-9]");
    }
}
