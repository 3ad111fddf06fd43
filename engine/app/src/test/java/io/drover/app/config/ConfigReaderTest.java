package io.drover.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.app.settings.ConfigException;
import io.drover.app.settings.Reference;
import io.drover.market.calendar.Calendars;
import io.drover.model.AssetClass;
import io.drover.model.Mode;
import io.drover.trading.Ceilings;
import io.drover.trading.StatePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigReaderTest {
    private static final Path SHIPPED = Path.of("..", "..", "config");

    @TempDir
    private Path dir;

    @Test
    void every_key_of_execution_yaml_and_its_default_is_pinned() throws IOException {
        Files.writeString(dir.resolve("execution.yaml"), "");

        List<String> values = read(dir, Map.of()).values().stream()
                .filter(value -> value.path().startsWith("execution."))
                .map(value -> value.path() + "=" + value.value())
                .toList();

        assertThat(values)
                .containsExactly(
                        "execution.mode=paper",
                        "execution.account=paper-1",
                        "execution.currency=USD",
                        "execution.initial-cash=100000",
                        "execution.install-id=drover",
                        "execution.accounting-day=utc-date",
                        "execution.gate.max-order-value=100000",
                        "execution.gate.max-order-quantity=1000000",
                        "execution.gate.max-cycle-value=250000",
                        "execution.gate.max-orders-per-minute=120",
                        "execution.gate.max-gross-ratio=2",
                        "execution.gate.max-price-age=PT96H",
                        "execution.gate.max-price-jump-ratio=0.5",
                        "execution.ramp.applies=live",
                        "execution.ramp.length=PT120H",
                        "execution.ramp.max-order-ratio=0.02",
                        "execution.ramp.max-position-ratio=0.05",
                        "execution.ramp.max-instruments=5",
                        "execution.cycle.budget=PT2S",
                        "execution.cycle.firing-limit=100000",
                        "execution.cycle.warm-up-cycles=50",
                        "execution.evaluator.kind=direct",
                        "execution.evaluator.shadow-cycles=1000",
                        "execution.evaluator.check-every=100",
                        "execution.states.daily-loss-ends-with-day=true",
                        "execution.machine.min-free-disk-mib=1024",
                        "execution.machine.max-journal-sync=PT0.25S",
                        "execution.machine.clock-warn=PT0.5S",
                        "execution.machine.clock-limit=PT2S",
                        "execution.watchdog.check-every=PT5S",
                        "execution.watchdog.progress-within=PT1M",
                        "execution.watchdog.liquidate=false",
                        "execution.watchdog.required=false",
                        "execution.watchdog.silent-after=PT30S",
                        "execution.alerts.repeat-after=PT5M",
                        "execution.alerts.max-per-minute=30",
                        "execution.alerts.denials-at-least=10",
                        "execution.alerts.unsent-reduces=live",
                        "execution.alerts.unsent-for=PT5M",
                        "execution.breaks.position=escalate",
                        "execution.breaks.cash=escalate",
                        "execution.breaks.order=escalate",
                        "execution.breaks.external=escalate",
                        "execution.breaks.late=escalate",
                        "execution.breaks.execution=escalate",
                        "execution.orders.collar-ratio=0.05",
                        "execution.orders.intent-ttl=PT10S",
                        "execution.orders.duplicate-window=PT1M",
                        "execution.journal.user=drover",
                        "execution.projection.user=drover",
                        "execution.simulation.fill-convention=next-open",
                        "execution.simulation.spread-ratio=0.0005",
                        "execution.simulation.slippage-ratio=0.0005",
                        "execution.simulation.fractional=false",
                        "execution.simulation.queue-when-closed=true");
    }

    @Test
    void every_key_of_the_other_files_is_pinned() {
        assertThat(Reference.keys(ScheduleSettings.class))
                .extracting(key -> "(%s, %s)".formatted(key.path(), key.standard()))
                .containsExactly(
                        "(cycles, )",
                        "(cycles.NAME.every, none)",
                        "(cycles.NAME.cron, none)",
                        "(cycles.NAME.on-bar, none)",
                        "(cycles.NAME.calendar, 24/7)",
                        "(cycles.NAME.instruments, required)",
                        "(cycles.NAME.strategies, required)",
                        "(data-refresh, PT30M)",
                        "(daily-report, 0 5 0 * * ?)",
                        "(checkpoint, PT15M)",
                        "(reconciliation, PT1H)");
        assertThat(Reference.keys(InstrumentSettings.class))
                .extracting(Reference.Key::path)
                .containsExactly(
                        "instruments",
                        "instruments.NAME.asset-class",
                        "instruments.NAME.currency",
                        "instruments.NAME.tick",
                        "instruments.NAME.lot",
                        "instruments.NAME.multiplier",
                        "instruments.NAME.sector",
                        "instruments.NAME.calendar",
                        "instruments.NAME.price-source",
                        "instruments.NAME.max-price-age",
                        "instruments.NAME.shortable");
    }

    @Test
    void default_ceilings_are_those_of_the_engine() throws IOException {
        Files.writeString(dir.resolve("execution.yaml"), "");

        assertThat(read(dir, Map.of()).execution().gate().toCeilings(Optional.empty()))
                .isEqualTo(Ceilings.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({
        "live, LIVE, true", "live, PAPER, false", "live, BACKTEST, false",
        "always, PAPER, true", "always, BACKTEST, false", "never, LIVE, false",
    })
    void c37_the_ramp_holds_where_configuration_says_so_and_never_in_a_backtest(
            String applies, Mode mode, boolean holds) {
        Configuration config = read(SHIPPED, Map.of("DROVER__RAMP__APPLIES", applies));

        assertThat(config.execution().ramp().toRamp(mode).isPresent()).isEqualTo(holds);
    }

    @ParameterizedTest
    @EnumSource
    void each_shipped_file_comments_each_of_its_keys(ConfigFile file) throws IOException {
        String text = Files.readString(SHIPPED.resolve(file.fileName()));

        assertThat(Reference.keys(file.settings())).allSatisfy(key -> {
            String name = key.path().substring(key.path().lastIndexOf('.') + 1);
            assertThat(text).contains(name);
            if (!key.section() && !key.path().contains("NAME")) {
                assertThat(comment(text, name)).contains("Unit: ").contains("Default: ");
            }
        });
    }

    /** The comment lines right above a key. */
    private static String comment(String text, String key) {
        List<String> lines = text.lines().toList();
        int at = 0;
        while (!lines.get(at).strip().startsWith(key + ":")
                && !lines.get(at).strip().startsWith("# " + key + ":")) {
            at++;
        }
        int from = at;
        while (from > 0 && lines.get(from - 1).strip().startsWith("#")) {
            from--;
        }
        return String.join(" ", lines.subList(from, at)).replaceAll("\\s*#\\s*", " ");
    }

    @Test
    void without_a_directory_the_built_in_files_hold() {
        Configuration built = ConfigReader.read(Optional.empty(), Map.of(), List.of());

        assertThat(built.source()).isEqualTo("(built-in values)");
        assertThat(built.hash()).isEqualTo(read(SHIPPED, Map.of()).hash());
        assertThat(built.values()).extracting(value -> value.origin().source()).contains("built-in execution.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "DROVER__GATE__MAX_ORDER_VALUE, 5, execution.gate.max-order-value",
        "DROVER__EXECUTION__GATE__MAX_ORDER_VALUE, 5, execution.gate.max-order-value",
        "DROVER__ACCOUNT, other, execution.account",
        "DROVER__DATA_REFRESH, PT1H, schedule.data-refresh",
        "DROVER__CYCLES__BTC_5M__ON_BAR, 1m, schedule.cycles.btc-5m.on-bar",
        "DROVER__INSTRUMENTS__BTC_USD_BITSTAMP__TICK, 0.5, instruments.instruments.BTC-USD.BITSTAMP.tick",
        "DROVER__INDICATORS__5M__SLOW, sma(99), indicators.indicators.5m.slow",
    })
    void the_environment_replaces_a_value(String variable, String value, String path) {
        Configuration changed = read(SHIPPED, Map.of(variable, value));

        assertThat(changed.values())
                .filteredOn(v -> v.path().equals(path))
                .extracting(v -> v.value() + " # " + v.origin())
                .containsExactly(value + " # " + variable);
        assertThat(changed.hash()).isNotEqualTo(read(SHIPPED, Map.of()).hash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DROVER__GATE__MAX_ODER_VALUE | 5   | DROVER__GATE__MAX_ODER_VALUE: GATE__MAX_ODER_VALUE is not a known key. Maybe write MAX_ORDER_VALUE.
                    DROVER__NOTHING              | 5   | DROVER__NOTHING: NOTHING is not a known key. Maybe see drover config show for all keys.
                    DROVER__GATE                 | 5   | DROVER__GATE: GATE is a section, not a key. Maybe name one of its keys, too.
                    DROVER__GATE__MAX_ORDER_VALUE| abc | DROVER__GATE__MAX_ORDER_VALUE: gate.max-order-value (abc) must be a plain decimal number. Maybe write 25000 or 0.05: no quotes, exponents, underscores, NaN or infinity.
                    """)
    void a_wrong_override_is_refused(String variable, String value, String expected) {
        assertThatThrownBy(() -> read(SHIPPED, Map.of(variable, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(expected);
    }

    @Test
    void the_hash_tells_values_not_who_said_them() throws IOException {
        for (ConfigFile file : ConfigFile.values()) {
            Files.copy(SHIPPED.resolve(file.fileName()), dir.resolve(file.fileName()));
        }
        Files.writeString(dir.resolve("execution.yaml"), "account: paper-1\n");

        assertThat(read(dir, Map.of()).hash()).isEqualTo(read(SHIPPED, Map.of()).hash());
        assertThat(read(dir, Map.of("DROVER__ACCOUNT", "paper-1")).hash())
                .isEqualTo(read(SHIPPED, Map.of()).hash());
    }

    @Test
    void the_margin_rule_that_began_last_holds() throws IOException {
        Files.writeString(dir.resolve("execution.yaml"), """
                margin:
                  rules:
                    old: {from: 1934-01-01, initial-ratio: 0.9, maintenance-ratio: 0.9}
                    regulation-t: {from: 1974-01-01, initial-ratio: 0.5, maintenance-ratio: 0.25}
                """);

        var rule = read(dir, Map.of())
                .execution()
                .margin()
                .toSchedule()
                .at(Instant.parse("2013-11-25T00:00:00Z"), AssetClass.EQUITY);

        assertThat(rule.name()).isEqualTo("regulation-t");
        assertThat(rule.initialRatio()).isEqualTo("0.5");
    }

    @Test
    void a_days_loss_ends_with_its_day_unless_configured_otherwise_and_never_in_live() {
        Calendars calendars = Calendars.standard();
        Configuration shipped = read(SHIPPED, Map.of());
        Configuration strict = read(SHIPPED, Map.of("DROVER__STATES__DAILY_LOSS_ENDS_WITH_DAY", "false"));

        assertThat(shipped.engineSettings(Mode.PAPER, "test", calendars).states())
                .isEqualTo(new StatePolicy(true, true));
        assertThat(strict.engineSettings(Mode.PAPER, "test", calendars).states())
                .isEqualTo(new StatePolicy(false, true));
        assertThat(shipped.engineSettings(Mode.LIVE, "test", calendars).states())
                .isEqualTo(new StatePolicy(false, false));
    }

    private static Configuration read(Path directory, Map<String, String> environment) {
        return ConfigReader.read(Optional.of(directory), environment, List.of());
    }
}
