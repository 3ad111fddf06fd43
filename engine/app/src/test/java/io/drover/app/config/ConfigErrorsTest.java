package io.drover.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.app.settings.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each hostile or mistaken file gets one message that names file, line, key, value and expectation. */
class ConfigErrorsTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    gate:~  max-ordervalue: 5                | 2: gate.max-ordervalue (5) is not a known key. Maybe write max-order-value.
                    gaet: {}                                 | 1: gaet is not a known key. Maybe write gate.
                    gate:~  max-order-value: -5              | 2: gate.max-order-value (-5) must be positive. Maybe remove the key to use its default.
                    gate:~  max-order-value: .nan            | 2: gate.max-order-value (.nan) must be a plain decimal number. Maybe write 25000 or 0.05: no quotes, exponents, underscores, NaN or infinity.
                    gate:~  max-order-value: NaN             | 2: gate.max-order-value (NaN) must be a plain decimal number. Maybe write 25000 or 0.05: no quotes, exponents, underscores, NaN or infinity.
                    gate:~  max-order-value: 1e999           | 2: gate.max-order-value (1e999) must be a plain decimal number. Maybe write 25000 or 0.05: no quotes, exponents, underscores, NaN or infinity.
                    gate:~  max-order-value: .inf            | 2: gate.max-order-value (.inf) must be a plain decimal number. Maybe write 25000 or 0.05: no quotes, exponents, underscores, NaN or infinity.
                    gate:~  max-order-value: "5"             | 2: gate.max-order-value (5) is a text in quotes, not a value. Maybe remove the quotes.
                    gate:~  max-order-value: [5]             | 2: gate.max-order-value must be one value, not a list. Maybe write it behind the colon.
                    gate:~  max-order-value:                 | 2: gate.max-order-value has no value. Maybe remove the key to use its default.
                    gate:~  max-orders-per-minute: 1.5       | 2: gate.max-orders-per-minute (1.5) must be a whole number up to 2147483647. Maybe write 30.
                    gate:~  max-orders-per-minute: 99999     | 2: gate.max-orders-per-minute (99999) must be from 1 to 10000. Maybe remove the key to use its default.
                    gate:~  max-price-age: 5 days            | 2: gate.max-price-age (5 days) must be an ISO-8601 duration. Maybe write PT2S, PT30M or P1D.
                    gate: 7                                  | 1: gate (7) must be a section with keys, not a value. Maybe indent its keys below it.
                    account: a~account: b                    | 2: account stands here for the second time, after line 1. Maybe remove one of them.
                    gate: &x {}~cycle: *x                    | 1: gate must not use anchors or aliases. Maybe write the value out.
                    account: !!java.net.URL "http://x"       | 1: account (http://x) must not have a YAML tag. Maybe remove the !.
                    account: a~---~account: b                | 3: must be one YAML document. Maybe remove the line ---.
                    account: a/b                             | 1: account (a/b) must be 1 to 32 letters, digits, - or _. Maybe write paper-1.
                    currency: usd                            | 1: currency (usd) is refused: currency (usd) must be three to five capital letters. Maybe write USD.
                    accounting-day: daily                    | 1: accounting-day (daily) must be utc-date, session or cycles:N. Maybe write utc-date.
                    breaks:~  cash: adopt                    | 2: breaks.cash (adopt) must be escalate, alarm or halt: no fill and no cash is ever invented. Maybe write alarm.
                    breaks:~  order: ignore                  | 2: breaks.order (ignore) must be one of escalate, adopt, alarm, halt. Maybe write escalate.
                    simulation:~  fractional: yes            | 2: simulation.fractional (yes) must be true or false. Maybe write true.
                    simulation:~  fill-convention: nextopen  | 2: simulation.fill-convention (nextopen) must be one of next-open, next-close, bar-close, bid-ask. Maybe write next-open.
                    simulation:~  volume-share: 2            | 2: simulation.volume-share (2) must be a ratio from 0 to 1. Maybe write 0.05 for 5 %.
                    orders:~  collar-ratio: 5                | 2: orders.collar-ratio (5) must be a ratio from 0 to 1. Maybe write 0.05 for 5 %.
                    cycle:~  budget: PT0S                    | 2: cycle.budget (PT0S) must be from PT0.01S to PT5M. Maybe remove the key to use its default.
                    """)
    void names_file_line_key_and_expectation(String yaml, String expected) throws IOException {
        Path file = write("execution.yaml", yaml.replace("~", "\n"));

        List<String> problems = problems();

        assertThat(problems).containsExactly(file + ":" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    cycles:~  x:~    calendar: 24/7~    instruments: [BTC-USD.BITSTAMP]~    strategies: []             | 3: cycles.x must have exactly one of every, cron and on-bar. Maybe write on-bar: 5m.
                    cycles:~  x:~    cron: "61 * * * * ?"~    instruments: [BTC-USD.BITSTAMP]~    strategies: []       | 3: cycles.x.cron (61 * * * * ?) must be a Quartz cron expression: Minute and Second values must be between 0 and 59. Maybe write 0 0/5 * * * ?.
                    cycles:~  x:~    on-bar: 7m~    instruments: [BTC-USD.BITSTAMP]~    strategies: []                 | 3: cycles.x.on-bar (7m) is refused: timeframe (PT7M) must divide a day into equal parts. Maybe write 1m, 5m, 1h or 1d.
                    cycles:~  x:~    on-bar: 5m~    instruments: [BTC-USD.NOWHERE]~    strategies: []                  | 4: cycles.x.instruments[0] (BTC-USD.NOWHERE) is not in instruments.yaml. Maybe add it there; known are [AAPL.XNAS, BTC-USD.BITSTAMP, ETH-USD.BINANCEUS].
                    cycles:~  X:~    on-bar: 5m~    instruments: [BTC-USD.BITSTAMP]~    strategies: []                 | 3: cycles.X must have a name of lower-case letters, digits and -. Maybe write crypto-5m.
                    """)
    void knows_schedules(String yaml, String expected) throws IOException {
        Path file = write("schedule.yaml", yaml.replace("~", "\n"));

        assertThat(problems()).containsExactly(file + ":" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    indicators:~  5m:~    slow: sma()       | 3: indicators.5m.slow (sma()) is refused
                    indicators:~  5m:~    slow: "x(("       | 3: indicators.5m.slow (x(() is refused
                    indicators:~  7m:~    slow: sma(5)      | 3: indicators.7m.slow (sma(5)) is refused
                    indicators:~  5m:~    s: sign(a, b)     | 3: indicators.5m.s (sign(a, b)) is refused
                    """)
    void knows_indicators(String yaml, String expected) throws IOException {
        Path file = write("indicators.yaml", yaml.replace("~", "\n"));

        assertThat(problems()).singleElement().asString().startsWith(file + ":" + expected);
    }

    @Test
    void finds_everything_that_is_wrong_at_once() throws IOException {
        write("execution.yaml", "gate:\n  max-order-value: -1\n  max-orders-per-minute: 0\n  typo: 1\nmodee: paper\n");
        write("indicators.yaml", "indicator:\n  5m: {}\n");

        assertThat(problems()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void a_misspelt_file_name_is_refused() throws IOException {
        Path file = write("executon.yaml", "account: a\n");

        assertThat(problems()).containsExactly(file + ": is not a known file. Maybe rename it to execution.yaml.");
    }

    @Test
    void a_directory_that_is_not_there_is_refused() {
        Path missing = dir.resolve("nowhere");

        ConfigException refused = catchThrowableOfType(
                ConfigException.class, () -> ConfigReader.read(Optional.of(missing), Map.of(), List.of()));

        assertThat(refused)
                .hasMessage(missing + ": is not a directory."
                        + " Maybe check --config, or leave it out to use built-in values.");
    }

    @Test
    void a_file_above_one_megabyte_is_refused_unread() throws IOException {
        Path file = write("execution.yaml", "# " + "x".repeat(1_000_000) + "\n");

        assertThat(problems())
                .containsExactly(
                        file + ": has 1000003 bytes, more than the 1000000 allowed. Maybe this is another file.");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws IOException {
        Path file = dir.resolve("execution.yaml");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff});

        assertThat(problems()).containsExactly(file + ": is not UTF-8 text. Maybe save it as UTF-8.");
    }

    @Test
    void an_alias_bomb_is_refused_at_its_first_anchor() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            char before = (char) (c - 1);
            bomb.append("%s: &%s [%s]\n".formatted(c, c, ("*" + before + ", ").repeat(8) + "*" + before));
        }
        Path file = write("execution.yaml", bomb.toString());

        assertThat(problems())
                .containsExactly(file + ":1: a must not use anchors or aliases. Maybe write the value out.");
    }

    @Test
    void endless_nesting_is_refused() throws IOException {
        write("execution.yaml", "a: " + "[".repeat(5_000));

        assertThat(problems()).singleElement().asString().contains("is nested too deeply");
    }

    @ParameterizedTest
    @CsvSource({"'a: b: c'", "'a: [1, 2'", "'\ta: 1'", "'- 1\na: 2'", "'a: \"x'"})
    void what_is_not_yaml_is_refused_with_its_line(String yaml) throws IOException {
        Path file = write("execution.yaml", yaml);

        assertThat(problems()).singleElement().asString().startsWith(file + ":").contains("is not YAML: ");
    }

    @Test
    void a_value_cannot_steer_the_terminal() throws IOException {
        write("execution.yaml", "account: \"a\\e[2J\\nb\"\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .doesNotContain("\u001b")
                .doesNotContain("\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(dir.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> problems() {
        ConfigException refused = catchThrowableOfType(
                ConfigException.class, () -> ConfigReader.read(Optional.of(dir), Map.of(), List.of()));
        return refused.problems().stream().map(Object::toString).toList();
    }
}
