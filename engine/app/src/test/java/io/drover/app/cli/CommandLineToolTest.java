package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineToolTest {
    @TempDir
    private Path dir;

    private ToolRun tool;

    @BeforeEach
    void set_up() {
        tool = new ToolRun(dir);
    }

    @Test
    void help_names_all_verbs_and_exit_codes() {
        int code = tool.run("--help");

        assertThat(code).isZero();
        assertThat(tool.said())
                .contains("rules", "config", "data", "backtest", "run", "report", "explain", "audit", "store")
                .contains("status", "stop", "demo");
        for (ExitCode exit : ExitCode.values()) {
            assertThat(tool.said().replaceAll("\\s+", " ")).contains(exit.code() + " " + exit.meaning());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "kill", "resume", "backtest", "simulate", "rules check", "live confirm", "state"})
    void every_verb_answers_help_whatever_it_requires(String verb) {
        List<String> words = new ArrayList<>(List.of(verb.split(" ")));
        words.add("--help");

        int code = tool.run(words.toArray(String[]::new));

        assertThat(code).isZero();
        assertThat(tool.said()).startsWith("Usage: drover " + verb);
        assertThat(tool.noted()).isEmpty();
    }

    @Test
    void valid_configuration_is_said_to_be() {
        assertThat(tool.run("config", "validate")).isZero();
        assertThat(tool.said()).startsWith("configuration is valid: ");
    }

    @Test
    void a_refused_configuration_is_exit_code_78_with_file_and_line() throws IOException {
        Path file = Files.writeString(Files.createDirectory(dir.resolve("c")).resolve("execution.yaml"), "gaet: 1\n");

        int code = tool.run("config", "validate", "--config", "c");

        assertThat(code).isEqualTo(78);
        assertThat(tool.noted()).isEqualTo(file + ":1: gaet (1) is not a known key. Maybe write gate.");
    }

    @Test
    void show_tells_who_says_so() {
        int code = tool.with("DROVER__ACCOUNT", "mine").run("config", "show", "--origin");

        assertThat(code).isZero();
        assertThat(tool.said())
                .contains("execution.account: mine  # DROVER__ACCOUNT")
                .containsPattern("execution.gate.max-order-value: 100000  # .*execution.yaml:\\d+");
    }

    @Test
    void json_answers_are_one_document() throws IOException {
        assertThat(tool.run("--json", "config", "show")).isZero();

        JsonNode document = new ObjectMapper().readTree(tool.said());

        assertThat(document.get("hash").asText()).hasSize(64);
        assertThat(document.get("values")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "config",
                "rules check --colour",
                "explain",
                "explain --symbol BTC-USD.BITSTAMP",
                "explain --order 1-0 --symbol X",
                "run --speed 0",
                "run --feed live",
                "run --tick-interval 7",
                "report audit --from yesterday",
                "report audit --from 2013-11-26 --to 2013-11-25",
                "data check",
                "backtest --feed replay:nothing",
                "backtest --on-halt never",
            })
    void wrong_usage_is_exit_code_2_with_a_reason(String arguments) {
        int code = tool.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(tool.noted()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"audit verify", "report audit", "explain --order 1-0", "store rebuild"})
    void without_a_journal_there_are_findings(String arguments) {
        assertThat(tool.run(arguments.split(" "))).isEqualTo(1);
        assertThat(tool.noted()).contains("does not exist.\nMaybe nothing has run yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "--status", "stop", "--stop"})
    void without_a_run_there_is_nothing_to_show_or_stop(String arguments) {
        assertThat(tool.run(arguments)).isEqualTo(1);
        assertThat(tool.noted()).contains("with data directory data");
    }

    @Test
    void defects_of_a_file_are_findings() throws IOException {
        Files.writeString(dir.resolve("bars.csv"), """
                symbol,timestamp,open,high,low,close,volume
                X,2024-01-01T00:00:00Z,1,2,0.5,1.5,10
                X,2024-01-01T00:01:00Z,1,2,3,1.5,10
                X,2024-01-01T00:02:00Z,1,2,0.5,1.5,10
                """);

        int code = tool.run("data", "check", "bars.csv");

        assertThat(code).isEqualTo(1);
        assertThat(tool.said()).contains("bars.csv:3: IMPOSSIBLE_RANGE");
    }

    @Test
    void a_foreign_file_becomes_a_data_set() throws IOException {
        Files.writeString(dir.resolve("foreign.csv"), """
                Datum;O;H;L;C
                02.01.2013 09:30;10;11;9;10.5
                02.01.2013 09:35;10.5;11;10;10.75
                """);

        int code = tool.run(
                "data import foreign.csv --name mine --instrument AAPL.XNAS --timeframe 5m --delimiter ; --time Datum"
                        .concat(" --zone America/New_York --open O --high H --low L --close C --time-pattern")
                        .concat("|dd.MM.yyyy HH:mm")
                        .replace(' ', '|')
                        .replace("yyyy|HH", "yyyy HH")
                        .split("\\|"));

        assertThat(code).as(tool.noted()).isZero();
        assertThat(dir.resolve("data/market/mine/AAPL.XNAS_5m.csv.gz")).isNotEmptyFile();
    }

    @Test
    void shipped_rules_are_fine_and_their_scenarios_pass() {
        assertThat(tool.run("rules", "check")).isZero();
        assertThat(tool.run("rules", "test")).isZero();
        assertThat(tool.said()).contains("rules are fine: rule set ").containsPattern("(\\d+) of \\1 scenarios passed");
    }

    @Test
    void broken_rules_are_findings_with_file_and_line() throws IOException {
        Path rules = Files.createDirectories(dir.resolve("rules/strategy"));
        Files.copy(Path.of("../../rules/strategies.csv"), dir.resolve("rules/strategies.csv"));
        Files.writeString(rules.resolve("x.drl"), "package rules.strategy.x;\n\nrule \"strategy.x.y\" when then end\n");

        int code = tool.run("rules", "check");

        assertThat(code).isEqualTo(1);
        assertThat(tool.said()).contains("strategy/x.drl:3");
    }
}
