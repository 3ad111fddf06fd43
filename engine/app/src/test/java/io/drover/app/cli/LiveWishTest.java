package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveWishTest {
    @TempDir
    private Path dir;

    @Test
    void a_vetoed_wish_prints_its_vetoes_and_trades_on_paper() throws IOException {
        ToolRun tool = wishing(confirmed());

        int code = tool.run(
                "run",
                "--mode",
                "live",
                "--feed",
                "replay:eth",
                "--to",
                "2023-03-13",
                "--speed",
                "100000000",
                "--json");

        assertThat(code).as(tool.noted()).isZero();
        assertThat(tool.noted().lines().filter(line -> line.startsWith("mode is paper: ")))
                .hasSize(5)
                .filteredOn(line -> !line.startsWith("mode is paper: the broker"))
                .containsExactly(
                        "mode is paper: guards are not signed: guard-key-file is not set",
                        "mode is paper: there is no record of a ramp: the journal's last run did not use these rules");
        assertThat(new ObjectMapper().readTree(tool.said()).get("cycles").asInt())
                .isPositive();
        assertThat(Files.readString(dir.resolve("data/status.json"))).contains("\"mode\":\"paper\"");
        assertThat(dir.resolve("data/live/confirmation"))
                .as("a vetoed run does not use it up")
                .exists();
    }

    @Test
    void c38_guards_that_are_signed_and_rules_that_have_run_veto_nothing_and_altered_ones_do() throws IOException {
        copyRules();
        ToolRun tool = new ToolRun(dir).with("DROVER__GUARD_KEY_FILE", "keys/guards.pub");
        tool.run("rules", "sign", "--key", "keys/guards", "--new-key");
        ToolRun paper = new ToolRun(dir).with("DROVER__GUARD_KEY_FILE", "keys/guards.pub");
        paper.run("run", "--feed", "replay:eth", "--to", "2023-03-13", "--speed", "100000000");

        tool.with("TRADING_MODE", "live").run("config", "show");
        String signed = tool.noted();
        Path limits = dir.resolve("rules/limits.csv");
        Files.writeString(
                limits, Files.readString(limits).replace("C01,ACCOUNT,,,EQUITY,0.12", "C01,ACCOUNT,,,EQUITY,0.99"));
        tool.run("config", "show");

        assertThat(paper.noted()).doesNotContain("not signed");
        assertThat(signed).contains("mode is paper").doesNotContain("guards").doesNotContain("ramp");
        assertThat(tool.noted())
                .contains("guards were altered after they were signed: limits.csv")
                .contains("there is no record of a ramp");
    }

    @Test
    void c38_a_paper_run_says_in_one_line_that_its_guards_are_not_signed() {
        ToolRun tool = new ToolRun(dir);

        tool.run("run", "--feed", "replay:eth", "--to", "2023-03-13", "--speed", "100000000");

        assertThat(tool.noted().lines().filter(line -> line.contains("signed")))
                .containsExactly("guards are not signed: guard-key-file is not set");
    }

    @Test
    void with_require_live_a_vetoed_wish_runs_nothing() {
        ToolRun tool = wishing(confirmed());

        int code = tool.run("run", "--mode", "live", "--require-live", "--feed", "replay:eth");

        assertThat(code).isEqualTo(78);
        assertThat(tool.noted())
                .contains("the broker's credentials are not live ones")
                .contains("nothing runs");
        assertThat(dir.resolve("data/audit")).doesNotExist();
    }

    @Test
    void a_token_of_another_configuration_is_a_veto() {
        ToolRun tool = wishing(confirmed()).with("DROVER__GATE__MAX_ORDER_VALUE", "50000");

        tool.run("run", "--mode", "live", "--require-live", "--feed", "replay:eth");

        assertThat(tool.noted()).contains("the confirmation token was not made for this account, configuration");
    }

    @ParameterizedTest
    @CsvSource({"paper-2,trade real money", "paper-1,yes", "paper-1,Trade real money"})
    void what_is_typed_wrong_confirms_nothing(String account, String phrase) {
        ToolRun tool = new ToolRun(dir).typing(account, phrase);

        assertThat(tool.run("live", "confirm")).isEqualTo(2);

        assertThat(tool.noted()).contains("nothing was confirmed").contains("Maybe ");
        assertThat(dir.resolve("data/live")).doesNotExist();
    }

    @Test
    void nobody_confirms_where_nobody_types() {
        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("live", "confirm")).isEqualTo(2);

        assertThat(tool.noted()).contains("a person must type this at a terminal");
        assertThat(dir.resolve("data/live")).doesNotExist();
    }

    private void copyRules() throws IOException {
        Path from = Path.of("..", "..", "rules").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(".csv") || f.toString().endsWith(".drl"))
                    .filter(f -> !from.relativize(f).startsWith("bench"))
                    .toList()) {
                Path to = dir.resolve("rules").resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private String confirmed() {
        ToolRun tool = new ToolRun(dir).with("DROVER__MODE", "live").typing("paper-1", "trade real money");
        assertThat(tool.run("live", "confirm")).as(tool.noted()).isZero();
        return tool.said();
    }

    private ToolRun wishing(String token) {
        return new ToolRun(dir)
                .with("DROVER__MODE", "live")
                .with("TRADING_MODE", "live")
                .with("LIVE_TRADING_ENABLED", "true")
                .with("LIVE_CONFIRMATION", token);
    }
}
