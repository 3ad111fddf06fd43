package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever computes the rules, the same is decided; a run says what did. */
class EvaluatorChoiceTest {
    @TempDir
    private static Path dir;

    private static String decided = "";

    @BeforeAll
    static void decide_once() throws IOException {
        decided = hash(Map.of(), "backtest", "--feed", "replay:eth");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    reference | 1000 | reference; as configured
                    direct    | 1000 | reference; direct is compared, 580 of 1000 cycles equal
                    direct    | 100  | direct; one cycle in 7 is compared with the reference
                    direct    | 0    | direct; one cycle in 7 is compared with the reference
                    """)
    void a_run_decides_the_same_and_says_who_did(String kind, String cycles, String expected) throws IOException {
        Map<String, String> keys = Map.of(
                "DROVER__EVALUATOR__KIND", kind,
                "DROVER__EVALUATOR__SHADOW_CYCLES", cycles,
                "DROVER__EVALUATOR__CHECK_EVERY", "7");
        String data = kind + cycles;

        String hash = hash(keys, "run", "--feed", "replay:eth", "--speed", "100000000", "--data", data);

        assertThat(hash).isEqualTo(decided);
        assertThat(status("--data", data)).contains("rules decided by: " + expected);
    }

    @Test
    void a_backtest_by_the_reference_decides_the_same() throws IOException {
        Map<String, String> reference = Map.of("DROVER__EVALUATOR__KIND", "reference");

        assertThat(hash(reference, "backtest", "--feed", "replay:eth")).isEqualTo(decided);
    }

    private static String status(String... options) {
        ToolRun tool = new ToolRun(dir);
        assertThat(tool.run("status", options[0], options[1])).isZero();
        return tool.said();
    }

    private static String hash(Map<String, String> keys, String... arguments) throws IOException {
        ToolRun tool = new ToolRun(dir);
        keys.forEach(tool::with);
        String[] all = Arrays.copyOf(arguments, arguments.length + 3);
        all[arguments.length] = "--json";
        all[arguments.length + 1] = "--cache";
        all[arguments.length + 2] = "cache";
        assertThat(tool.run(all)).as(tool.noted()).isZero();
        return new ObjectMapper().readTree(tool.said()).get("decision-hash").asText();
    }
}
