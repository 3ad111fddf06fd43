package io.drover.app.config;

import io.drover.app.settings.Effective;
import io.drover.app.settings.Problem;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.market.calendar.Calendars;
import io.drover.model.Mode;
import io.drover.trading.BrokerTerms;
import io.drover.trading.EngineSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that is configured, checked.
 *
 * @param execution the account, its bounds, its broker
 * @param schedule what runs when
 * @param instruments what can be traded
 * @param indicators what is computed from bars
 * @param values every single value in force with its origin; keys begin with the file's name without {@code .yaml}
 * @param source where it came from, for people
 */
public record Configuration(
        ExecutionSettings execution,
        ScheduleSettings schedule,
        InstrumentSettings instruments,
        IndicatorSettings indicators,
        List<Effective> values,
        String source) {
    public Configuration {
        values = List.copyOf(values);
    }

    /** SHA-256 of all values in force, lower-case hex: the same whoever said them. */
    public String hash() {
        MessageDigest digest = sha256();
        values.stream()
                .map(value -> value.path() + "=" + value.value() + "\n")
                .sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What the engine is told at start. */
    public EngineSettings engineSettings(Mode mode, String build, Calendars calendars) {
        return new EngineSettings(
                mode,
                execution.account(),
                execution.currency(),
                execution.installId(),
                build,
                hash(),
                execution.gate().toCeilings(execution.ramp().toRamp(mode)),
                AccountingDays.of(execution.accountingDay(), () -> calendars.get("XNYS")),
                execution.margin().toSchedule(),
                execution.orders().collarRatio(),
                execution.orders().intentTtl(),
                execution.orders().duplicateWindow(),
                execution.cycle().warmUpCycles(),
                execution.states().toPolicy(mode),
                new BrokerTerms(execution.breaks().toPolicies()));
    }

    /** How the simulated broker behaves. */
    public SimulationSettings simulationSettings() {
        return execution.simulation().toSettings(execution);
    }

    /** A problem with the value at a key, where it stands. */
    Problem problem(String path, String expectation, String maybe) {
        Effective at = values.stream()
                .filter(value -> value.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no value at " + path));
        String key = path.substring(path.indexOf('.') + 1);
        return new Problem(at.origin(), key, at.value(), expectation, maybe);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
